using System.Text;
using App.Retrieval;

namespace App.Offline;

/// <summary>
/// Turns a Korean question into English words, to compare its meaning with the English version of a Korean passage: the sentence model
/// knows no Korean. The words need no grammar for that.
/// </summary>
internal static class Glossary
{
    private static readonly Dictionary<string, string> Words = Read();
    private static readonly int Longest = Words.Keys.Max(word => word.Length);

    /// <summary>The English words, in the order of the question.</summary>
    public static string Translate(string question)
    {
        var english = new StringBuilder();
        foreach (var word in Parts(question))
            if (Language.IsHangul(word[0]))
                Translate(word, english);
            else
                english.Append(word).Append(' ');
        return english.ToString().TrimEnd();
    }

    private static void Translate(string word, StringBuilder english)
    {
        for (var from = 0; from < word.Length; )
        {
            var length = Math.Min(Longest, word.Length - from);
            while (length > 0 && !Words.ContainsKey(word.Substring(from, length)))
                length--;
            // One syllable stands for a word at the start only; elsewhere it is a particle.
            if (length > 1 || length == 1 && from == 0)
                english.Append(Words[word.Substring(from, length)]).Append(' ');
            from += Math.Max(1, length);
        }
    }

    private static IEnumerable<string> Parts(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var ends = i == text.Length || !char.IsLetterOrDigit(text[i]) && text[i] is not ('-' or '_' or '.');
            if (!ends && (i == start || Language.IsHangul(text[i]) == Language.IsHangul(text[i - 1])))
                continue;
            if (i > start && text[start..i].Any(char.IsLetterOrDigit))
                yield return text[start..i];
            start = ends ? i + 1 : i;
        }
    }

    private static Dictionary<string, string> Read()
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        using var lines = new StreamReader(typeof(Glossary).Assembly.GetManifestResourceStream("glossary.txt")!);
        while (lines.ReadLine() is { } line)
        {
            var colon = line.IndexOf(':');
            foreach (var korean in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                words[korean] = line[..colon];
        }

        return words;
    }
}
