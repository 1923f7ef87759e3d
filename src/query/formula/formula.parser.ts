// Made from formula.grammar by @lezer/generator; the test of the grammar writes it (UPDATE_GOLDEN=1).
import { LRParser } from '@lezer/lr';
const spec_Name = {
  __proto__: null,
  and: 61,
  AND: 61,
  And: 61,
  且: 61,
  并且: 61,
  or: 63,
  OR: 63,
  Or: 63,
  或: 63,
  或者: 63,
};
export const parser = LRParser.deserialize({
  version: 14,
  states:
    "%dOnQPOOOuQPO'#CyO!pQPO'#CdOVQPO'#CjOVQPO'#CkQ!uQPOOOOQO'#Cy'#CyOVQPOOOOQO,58z,58zO#dQPO'#CfOOQO,59O,59OO#kQPO,59UO#rQPO,59VOOQO'#Cs'#CsOOQO'#Ct'#CtOVQPO,59YOVQPO,59YOVQPO,59YOVQPO,59YOVQPO,59YOOQO,59Q,59QO$jQPO,59QOOQO1G.p1G.pO%fQPO1G.tO%pQPO1G.tO&lQPO1G.tO&vQPO1G.tO'lQPO1G.tOVQPO'#CuO'|QPO1G.lOOQO1G.l1G.lO(UQPO,59aOOQO-E6s-E6sOOQO7+$W7+$W",
  stateData:
    "(`~OlOS~ORPOUUOVUOXQOZRO`SOaSO~OQVO~PVOTWOQmX`mXamXcmXdmXemXfmXjmXnmXomX]mX[mX~OZXO~OQaO``Oa`Oc_Od_Oe_OfaOn]Oo^O~O]dO~PVO]fO~P!uOc_OQ_a`_aa_ad_ae_af_aj_an_ao_a]_a[_a~O[lO]nO~P!uOc_OQbi`biabifbijbinbiobi]bi[bi~Odbiebi~P$tOd_Oe_O~P$tO``Oa`Oc_Od_Oe_Ojbinbiobi]bi[bi~OQbifbi~P%zOQaOfaO~P%zOQaO``Oa`Oc_Od_Oe_OfaOn]O~Ojbiobi]bi[bi~P'QO[lO]qO~O[ia]ia~P!uO",
  goto: '#TnPPPPoPPPoP|PPPooPPoPPPP!P!W!^PPP!dgUORSVX_`abclRYQZbTZekoXcTZeoQmeRpmSTOVQZRQ[SQeXQg_Qh`QiaQjbQkcRol',
  nodeNames:
    '⚠ Formula Equals Number Percent PercentSign Text Reference Call Name Arguments ( , ) Group Signed Plus Minus Binary Power Times Divide Compare And Or',
  maxTerm: 31,
  skippedNodes: [0],
  repeatNodeCount: 1,
  tokenData:
    "(t~RxXY#oYZ#o]^#opq#oqr$Wrs$cuv%Txy%Yyz%_z{%d{|%i|}%n}!O%s!O!P%x!P!Q&W!Q![&]!^!_&h!_!`&s!`!a'Q!c!}'Y!}#O'}#Q#R(o#R#S'Y#T#o'Y$f$g#o$}%O%d%W%o'Y%o%p%d%p&a'Y&a&b&W&b-x'Y$Ig$Ih%s%&l%&m%s%(^%(_$^%(b%(c$^%(c%(d$^&FU&FV#o&F]&F^'Y'.b*3p'Y*5S41d'Y~#tUl~XY#oYZ#o]^#opq#o$f$g#o&FU&FV#o~$ZP!_!`$^~$cOf~~$fTOr$crs$us;'S$c;'S;=`$}<%lO$c~$zPU~rs$c~%QP;=`<%l$c~%YOT~~%_OZ~~%dO]~~%iOd~~%nO`~~%sO[~~%xOa~~%{P!Q![&O~&TPR~!Q![&O~&]Oe~~&bQR~!O!P&O!Q![&]~&mQf~!_!`$^!`!a$^~&xPQ~!_!`&{~'QOQ~~'VPf~!_!`$^~'_YX~!Q!['Y!c!}'Y#R#S'Y#T#o'Y%W%o'Y%p&a'Y&b-x'Y&F]&F^'Y'.b*3p'Y*5S41d'Y~(QTO#P'}#P#Q(a#Q;'S'};'S;=`(i<%lO'}~(fPV~#P#Q'}~(lP;=`<%l'}~(tOc~",
  tokenizers: [0],
  topRules: { Formula: [0, 1] },
  specialized: [{ term: 9, get: (value: keyof typeof spec_Name) => spec_Name[value] || -1 }],
  tokenPrec: 0,
});
