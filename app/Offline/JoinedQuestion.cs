using App.Grounding;
using App.Identity;
using App.Messages;
using App.Retrieval;

namespace App.Offline;

/// <summary>
/// Writes the search text without a model: a question that leans on earlier ones is searched together with them, unless the documents
/// answer it alone.
/// </summary>
internal sealed class JoinedQuestion(KnowledgeIndex index) : IQuestionWriter
{
    /// <summary>More turns are rarely about the same subject, and each costs a search.</summary>
    private const int MostQuestions = 6;

    // The relevance from which a question that may lean is searched alone, measured with conversations.
    private const double Enough = 0.86;
    private const double AfterChange = 0.57;

    // Korean leaves the subject out where English has a pronoun.
    private const double ShortKorean = 0.65;

    // Below it an English question that neither refers nor continues is about something else. Of the short follow-ups that were used for
    // tuning none had less, of short questions about other subjects seven in ten.
    private const double Elsewhere = 0.1;
    private const double Never = double.PositiveInfinity;

    public async ValueTask<SearchText> WriteAsync(IReadOnlyList<ChatTurn> turns, Caller caller, CancellationToken cancellationToken)
    {
        var questions = turns.Where(turn => turn.Role == ChatTurn.User).Select(turn => turn.Content!).TakeLast(MostQuestions).ToArray();
        var searched = questions[0];
        foreach (var question in questions.Skip(1))
            searched = await AfterAsync(searched, question, caller, cancellationToken);
        return new SearchText(searched, searched == questions[^1] ? SearchText.Alone : SearchText.Joined);
    }

    private async ValueTask<string> AfterAsync(string earlier, string question, Caller caller, CancellationToken cancellationToken)
    {
        var (refers, continues, isShort) = (FollowUp.Refers(question), FollowUp.Continues(question), FollowUp.IsShort(question));
        if (!FollowUp.Leans(question))
            return question;
        if (
            !refers
            && !continues
            && !FollowUp.IsOneWord(question)
            && Language.OfQuestion(question) == Language.English
            && await index.RelevanceAsync(question, caller, cancellationToken, isWhole: true) < Elsewhere
        )
            return question;
        var enough =
            FollowUp.Changes(question) ? AfterChange
            : refers
                ? FollowUp.IsLong(question) ? Enough
                    : Never
            : !isShort ? Enough
            : continues ? Never
            : Language.OfQuestion(question) == Language.Korean ? ShortKorean
            : Enough;
        return enough < Never && await index.RelevanceAsync(question, caller, cancellationToken) >= enough
            ? question
            : Join(earlier, question);
    }

    // In the language of the question; twice, because it weighs more than what was asked before.
    private static string Join(string earlier, string question) =>
        Language.OfQuestion(question) == Language.English && Language.OfQuestion(earlier) == Language.Korean
            ? $"{Glossary.Translate(earlier)} {question} {question}"
            : $"{earlier} {question} {question}";
}
