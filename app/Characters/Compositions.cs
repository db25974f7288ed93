namespace App.Characters;

/// <summary>
/// Letters with a mark, composed and decomposed: Latin, Greek, Cyrillic and kana. The runtime composes nothing in invariant
/// globalization, and its full tables would need ICU on the machine.
/// </summary>
internal static class Compositions
{
    // Code point of a combining mark, then pairs of a letter and the letter with the mark.
    private static readonly (int Mark, string Pairs)[] Table =
    [
        (0x0300, "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹĒḔēḕŌṐōṑWẀwẁÂẦâầĂẰăằÊỀ"),
        (0x0300, "êềÔỒôồƠỜơờƯỪưừYỲyỳЕЀИЍеѐиѝ"),
        (0x0301, "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼ"),
        (0x0301, "æǽØǾøǿÇḈçḉĒḖēḗÏḮïḯKḰkḱMḾmḿÕṌõṍŌṒōṓPṔpṕŨṸũṹWẂ"),
        (0x0301, "wẃÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứ¨΅ΑΆΕΈΗΉΙΊΟΌΥΎΩΏϊΐ"),
        (0x0301, "αάεέηήιίϋΰοόυύωώϒϓГЃКЌгѓкќ"),
        (0x0302, "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑẠẬạậẸỆ"),
        (0x0302, "ẹệỌỘọộ"),
        (0x0303, "AÃNÑOÕaãnñoõIĨiĩUŨuũVṼvṽÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡ"),
        (0x0303, "ƯỮưữYỸyỹ"),
        (0x0304, "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭÖȪöȫÕȬõȭȮȰȯȱYȲyȳ"),
        (0x0304, "GḠgḡḶḸḷḹṚṜṛṝИӢиӣУӮуӯ"),
        (0x0306, "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭȨḜȩḝẠẶạặУЎИЙийуўЖӁжӂАӐаӑЕӖеӗ"),
        (0x0307, "CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘ"),
        (0x0307, "rṙSṠsṡŚṤśṥŠṦšṧṢṨṣṩTṪtṫWẆwẇXẊxẋYẎyẏſẛ"),
        (0x0308, "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸHḦhḧÕṎõṏŪṺūṻWẄwẅXẌxẍtẗΙΪΥΫιϊυϋ"),
        (0x0308, "ϒϔЕЁІЇеёіїАӒаӓӘӚәӛЖӜжӝЗӞзӟИӤиӥОӦоӧӨӪөӫЭӬэӭУӰуӱЧӴчӵ"),
        (0x0308, "ЫӸыӹ"),
        (0x0309, "AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưử"),
        (0x0309, "YỶyỷ"),
        (0x030A, "AÅaåUŮuůwẘyẙ"),
        (0x030B, "OŐoőUŰuűУӲуӳ"),
        (0x030C, "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩ"),
        (0x030C, "ƷǮʒǯjǰHȞhȟ"),
        (0x030F, "AȀaȁEȄeȅIȈiȉOȌoȍRȐrȑUȔuȕѴѶѵѷ"),
        (0x0311, "AȂaȃEȆeȇIȊiȋOȎoȏRȒrȓUȖuȗ"),
        (0x031B, "OƠoơUƯuư"),
        (0x0323, "BḄbḅDḌdḍHḤhḥKḲkḳLḶlḷMṂmṃNṆnṇRṚrṛSṢsṣTṬtṭVṾvṿWẈwẉZẒ"),
        (0x0323, "zẓAẠaạEẸeẹIỊiịOỌoọƠỢơợUỤuụƯỰưựYỴyỵ"),
        (0x0324, "UṲuṳ"),
        (0x0325, "AḀaḁ"),
        (0x0326, "SȘsșTȚtț"),
        (0x0327, "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţEȨeȩDḐdḑHḨhḩ"),
        (0x0328, "AĄaąEĘeęIĮiįUŲuųOǪoǫ"),
        (0x032D, "DḒdḓEḘeḙLḼlḽNṊnṋTṰtṱUṶuṷ"),
        (0x032E, "HḪhḫ"),
        (0x0330, "EḚeḛIḬiḭUṴuṵ"),
        (0x0331, "BḆbḇDḎdḏKḴkḵLḺlḻNṈnṉRṞrṟTṮtṯZẔzẕhẖ"),
        (0x3099, "かがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはば"),
        (0x3099, "ひびふぶへべほぼうゔゝゞカガキギクグケゲコゴサザシジスズセゼソゾ"),
        (0x3099, "タダチヂツヅテデトドハバヒビフブヘベホボウヴワヷヰヸヱヹヲヺヽヾ"),
        (0x309A, "はぱひぴふぷへぺほぽハパヒピフプヘペホポ"),
    ];

    private static readonly Dictionary<int, char> Composed = Table
        .SelectMany(row => row.Pairs.Chunk(2).Select(pair => (Key: Key(pair[0], (char)row.Mark), Letter: pair[1])))
        .ToDictionary(entry => entry.Key, entry => entry.Letter);

    private static readonly Dictionary<char, int> Decomposed = Composed.ToDictionary(entry => entry.Value, entry => entry.Key);

    /// <summary>The one letter for a letter and a mark after it; 0 if there is none.</summary>
    public static char Compose(char letter, char mark)
    {
        if (Composed.TryGetValue(Key(letter, mark), out var composed))
            return composed;
        // Marks above and below a letter come in either order.
        return
            Decomposed.TryGetValue(letter, out var parts)
            && Composed.TryGetValue(Key((char)(parts >> 16), mark), out var other)
            && Composed.TryGetValue(Key(other, (char)parts), out composed)
            ? composed
            : '\0';
    }

    /// <summary>A letter without its marks.</summary>
    public static char Bare(char letter)
    {
        while (Decomposed.TryGetValue(letter, out var parts))
            letter = (char)(parts >> 16);
        return letter;
    }

    private static int Key(char letter, char mark) => (letter << 16) | mark;
}
