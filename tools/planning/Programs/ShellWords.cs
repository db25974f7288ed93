using System.Text;

namespace Planning.Programs;

/// <summary>Splits a line into words as a shell does: quotes hold a word together, a backslash takes the next sign as it is.</summary>
internal static class ShellWords
{
    public static IReadOnlyList<string> Split(string line)
    {
        var (words, word, quote, isWord) = (new List<string>(), new StringBuilder(), '\0', false);
        for (var i = 0; i < line.Length; i++)
        {
            var sign = line[i];
            if (quote == '\0' && char.IsWhiteSpace(sign))
            {
                Add();
            }
            else if (sign == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && sign is ('"' or '\''))
            {
                (quote, isWord) = (sign, true);
            }
            else
            {
                word.Append(sign == '\\' && quote != '\'' && i + 1 < line.Length ? line[++i] : sign);
                isWord = true;
            }
        }

        Add();
        return words;

        void Add()
        {
            if (isWord)
            {
                words.Add(word.ToString());
            }

            word.Clear();
            isWord = false;
        }
    }
}
