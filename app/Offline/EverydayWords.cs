using App.Retrieval;

namespace App.Offline;

/// <summary>Words that occur in questions about any subject. They help to find a passage, but say little about its relevance.</summary>
internal static class EverydayWords
{
    private static readonly HashSet<string> Stems =
    [
        .. Terms.Of(
            """
            accept actually add ago agree allow almost already although always amount answer appear area around arrive ask away back
            bad badly basically bed begin behave behind believe big bit body book boy bring build buy call car care carry case catch
            cause certain chance change cheap check child choose city clear close cold come common company complete consider
            continue copy correct cost country couple course create currently cut day deal decide deep deserve die different
            difficult dinner door draw drive dry during early easily easy eat eight else end enough entire equal especially even
            evening ever every everybody everyone exactly example exist expect expensive eye face fact fail fall family far fast
            father feel fight fill final find fine finish first fit five fix follow food foot forget form four free friend front
            full fun game general girl go great ground group grow guess half halfway hand handle hang happen happened happy hard
            hate head hear heart heavy helpful high hit hold home hope hot hour house huge hurt idea imagine important include
            incoming inside instead interest job join keep kid kill kind kitchen know land large last late laugh law lead learn
            least leave left length less let letter level lie life light line little live local long look lose lot love low lunch
            main make man many matter maybe meal meet member middle mind minute miss moment money month morning mother mouth move
            music name near nearly never new news next nice night nine nobody noise normal note notice now number obvious offer
            office ok okay old onto open opinion order outside pay people perhaps person pick picture piece place plan play plenty
            point poor possible practice practise present pretty prevent price probably problem produce product properly protect
            prove public pull push put question quick quickly quiet quite reach read ready real really reason receive recently
            remain remember remove rest result return rich ride right road room rule run sad safe save school sea second see seem
            sell send sense sensible serious serve set seven several shall shape share short shut sick side sign simple simply since
            single sit situation six size sleep slow small smart somebody someone sometimes somewhere soon sorry sort sound space
            speak spend spring stand start state stay step stick still stop story straight strange street strong stuff stupid
            succeed sudden suggest summer sun suppose sure surprise switch take talk teach ten test thank think third thousand three
            throw time tire today together tomorrow tonight tool top total touch toward town travel tree tried trouble true trust
            try turn twice two type under understand unless until useful usual usually vary view visit voice wait wake walk wall
            warm wash watch water wear week weekend weight whoever whole wide wife win window winter wish within woman wonder wood
            word work world worry worse worst worth write wrong yard year yes yesterday yet young zero
            """
        ),
    ];

    public static bool Contain(string stem) => Stems.Contains(stem);
}
