using App.Retrieval;

namespace App.Tests.Offline.Fitting;

/// <summary>
/// Questions as they also reach the search: with typing errors, and joined with an earlier one of the conversation. The same for each run.
/// </summary>
internal static class MadeQuestions
{
    private const int Seed = 7;
    private const int ShortestWord = 5;

    public static IReadOnlyList<WrittenQuestion> Of(IReadOnlyList<WrittenQuestion> written)
    {
        var random = new Random(Seed);
        var made = new List<WrittenQuestion>();
        foreach (var questions in written.GroupBy(question => question.Language))
        {
            WrittenQuestion[] answered = [.. questions.Where(question => question.IsAnswered)];
            WrittenQuestion[] refused = [.. questions.Where(question => !question.IsAnswered)];
            // Korean typing errors are errors of letters inside syllables, which the search does not see.
            if (questions.Key == Language.English)
                foreach (var question in Some(answered, 4).Concat(Some(refused, 5)))
                    made.Add(question with { Text = Mistyped(question.Text) });
            foreach (var same in answered.GroupBy(question => question.Sections[0]))
                made.AddRange(
                    Some([.. same], 7).Select(last => last with { Text = Joined(same.ElementAt(random.Next(same.Count())), last) })
                );
            made.AddRange(Some(refused, 8).Select(last => last with { Text = Joined(answered[random.Next(answered.Length)], last) }));
        }

        return made;

        // One of each few.
        IEnumerable<WrittenQuestion> Some(WrittenQuestion[] questions, int each) => questions.Where(_ => random.Next(each) == 0);

        string Mistyped(string text)
        {
            var words = text.Split(' ');
            int[] long_ = [.. Enumerable.Range(0, words.Length).Where(i => words[i].Length >= ShortestWord)];
            for (var errors = random.Next(1, 4); errors > 0 && long_.Length > 0; errors--)
            {
                var place = long_[random.Next(long_.Length)];
                words[place] = WithError(words[place]);
            }

            return string.Join(' ', words);
        }

        string WithError(string word)
        {
            var at = random.Next(1, word.Length - 1);
            return random.Next(4) switch
            {
                0 => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
                1 => word.Remove(at, 1),
                2 => word.Insert(at, word[at].ToString()),
                _ => $"{word[..at]}{(char)('a' + random.Next(26))}{word[(at + 1)..]}",
            };
        }
    }

    // As JoinedQuestion does.
    private static string Joined(WrittenQuestion earlier, WrittenQuestion last) => $"{earlier.Text} {last.Text} {last.Text}";
}
