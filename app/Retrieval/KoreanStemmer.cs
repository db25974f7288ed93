namespace App.Retrieval;

/// <summary>
/// A light stemmer for Korean: removes the particles of nouns and the endings of verbs, which join the word before them. What is left is
/// compared by pairs of syllables, so that compounds that are written with and without spaces meet.
/// </summary>
internal static class KoreanStemmer
{
    // The longest first: "에서는" is not "에서" and "는".
    private static readonly string[] Endings =
    [
        .. (
            "으로부터 에게서는 이라는 이라고 에서는 에서도 으로는 으로도 에게는 까지는 부터는 한테서 에게서 이란 이라 이나 이든 에서 에게 한테 으로 "
            + "까지 부터 보다 처럼 마다 만큼 조차 마저 밖에 대로 하고 이랑 랑은 와는 과는 와의 과의 에는 에도 에만 로는 로도 로만 로부터 들은 들이 들을 "
            + "들의 들에 은 는 이 가 을 를 의 에 로 와 과 도 만 랑 나 든 들 "
            + "해야하나요 하려면 하나요 할까요 합니까 합니다 하십시오 하세요 해야 하면 하고 하는 하기 하지 하며 하여 했던 했을 했는 해도 해서 해요 한다 할 한 함 해 "
            + "되나요 될까요 됩니까 됩니다 되면 되는 되지 되어 돼요 돼도 되기 된다 된 될 되 돼 "
            + "인가요 일까요 입니까 입니다 인지 인데 이면 이어야 이에요 예요 이고 이며 인 "
            + "시키는 시키면 시킬 시켜 나요 까요 니까 니다 어요 아요 에요 네요 는데 은데 을까 는지 을지 으면 면서 려면 려고 어야 아야 어도 아도 어서 아서 던 "
            + "는다 었다 았다 다 고 며 면 지 게 기 음"
        )
            .Split(' ')
            .Distinct()
            .OrderByDescending(ending => ending.Length),
    ];

    // Words of questions that carry no subject.
    private static readonly HashSet<string> Silent = new(
        (
            "어떻게 어떤 어떡 어느 무엇 무엇을 무엇이 무슨 무엇인 뭐 뭔 뭘 뭐가 뭐예 언제 왜 어디 어디에 어디서 누가 누구 얼마 얼마나 몇 그 이 저 것 거 건 걸 게 수 "
            + "때 때는 좀 더 안 못 잘 꼭 또 및 등 할 해 한 하 되 돼 있 있는 있나 있을 없 없는 없나 같 같은 위 위해 위한 대해 대한 대해서 관해 관한 경우 그리고 그런데 "
            + "그럼 그러면 그래서 하지만 또는 혹은 만약 우리 저희 제 내 나 너 여러 모든 각 다른 이런 그런 저런 이렇 그렇 알려 알려줘 알려주 설명 설명해 주세 줘 주 "
            + "싶 싶은 싶어 필요 필요한 필요하 가능 가능한 가능하 좋 좋은 좋을 정도 보통 정말 그냥 다 둘 중 중에 하나 사용 사용하 쓰 쓸 쓰는 써 써도 뭐라 무엇인가 "
            + "말 말해 것은 것이 것을 이유 방법 차이 의미 뜻"
        ).Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>The pairs of syllables of the stem; the stem itself if it is one syllable; none for a word without a subject.</summary>
    public static IEnumerable<string> Terms(string word)
    {
        var stem = Stem(word);
        if (stem.Length == 0 || Silent.Contains(word) || Silent.Contains(stem))
            yield break;
        if (stem.Length == 1)
            yield return stem;
        for (var i = 0; i + 2 <= stem.Length; i++)
            yield return stem.Substring(i, 2);
    }

    /// <summary>A particle or an ending on its own, as after an English name.</summary>
    public static bool IsEnding(string word) => Endings.Contains(word);

    /// <summary>The word without particles and endings; empty if it is nothing else.</summary>
    public static string Stem(string word)
    {
        // A particle can follow an ending: "하기를".
        for (var round = 0; round < 2; round++)
        {
            var ending = Array.Find(Endings, ending => word.EndsWith(ending, StringComparison.Ordinal) && Leaves(word, ending));
            if (ending is null)
                break;
            word = word[..^ending.Length];
        }

        return word;
    }

    // One syllable is cut from a word of three or more only: "비용이", but not "사이".
    private static bool Leaves(string word, string ending) =>
        ending.Length == 1 ? word.Length >= 3 : word.Length - ending.Length >= 1 || word.Length == ending.Length;
}
