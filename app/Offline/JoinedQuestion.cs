using App.Grounding;
using App.Identity;
using App.Messages;
using App.Retrieval;

namespace App.Offline;

/// <summary>
/// Writes the search text without a model. A question that leans on earlier ones is searched together with them, and beside that alone;
/// the other way round if the documents answer it alone.
/// </summary>
internal sealed class JoinedQuestion(KnowledgeIndex index) : IQuestionWriter
{
    /// <summary>More turns are rarely about the same subject, and each costs a search.</summary>
    private const int MostQuestions = 6;

    // The relevance from which a question that may lean is searched alone first, measured with conversations.
    private const double Enough = 0.86;
    private const double AfterChange = 0.57;

    // Korean leaves the subject out where English has a pronoun.
    private const double ShortKorean = 0.65;

    // Below it an English question that neither refers nor continues is about something else. Of the short follow-ups that were used for
    // tuning none had less with the sentence model, of short questions about other subjects seven in ten. Without the model, words that no
    // document has tell nothing, and a refusal is better than an answer from the subject before.
    private const double Elsewhere = 0.1;

    // A question that loses so much by the earlier ones is about another subject. In the conversations that were used for tuning, each
    // question with this loss was answered alone.
    private const double Loss = 0.15;
    private const double WithoutLoss = 0.7;

    // How much the other reading weighs in the order of the passages.
    private const double ShareOfLast = 0.3;
    private const double ShareOfAll = 0.4;
    private const double Never = double.PositiveInfinity;

    public async ValueTask<SearchText> WriteAsync(IReadOnlyList<ChatTurn> turns, Caller caller, CancellationToken cancellationToken)
    {
        var questions = turns.Where(turn => turn.Role == ChatTurn.User).Select(turn => turn.Content!).TakeLast(MostQuestions).ToArray();
        // A subject begins with the last question that stands alone.
        var first = questions.Length - 1;
        while (first > 0 && FollowUp.Leans(questions[first]))
            first--;
        return first == questions.Length - 1
            ? new SearchText(questions[^1], SearchText.Alone)
            : await AfterAsync(questions[first..^1].Aggregate(Join), questions[^1], caller, cancellationToken);
    }

    private async ValueTask<SearchText> AfterAsync(string earlier, string question, Caller caller, CancellationToken cancellationToken)
    {
        var (refers, continues, isShort) = (FollowUp.Refers(question), FollowUp.Continues(question), FollowUp.IsShort(question));
        var alone = new SearchText(question, SearchText.Alone);
        if (
            !refers
            && !continues
            && !FollowUp.IsOneWord(question)
            && Language.OfQuestion(question) == Language.English
            && await index.RelevanceAsync(question, caller, cancellationToken, isWhole: true) < Elsewhere
        )
            return alone;
        var joined = Join(earlier, question);
        var relevance = await index.RelevanceAsync(question, caller, cancellationToken);
        if (relevance >= WithoutLoss && await index.RelevanceAsync(joined, caller, cancellationToken) < relevance - Loss)
            return alone;
        var enough =
            FollowUp.Changes(question) ? AfterChange
            : refers
                ? FollowUp.IsLong(question) ? Enough
                    : Never
            : !isShort ? Enough
            : continues ? Never
            : Language.OfQuestion(question) == Language.Korean ? ShortKorean
            : Enough;
        return relevance < enough ? new SearchText(new Query(joined, question, ShareOfLast), SearchText.Joined)
            : FollowUp.Changes(question) ? alone
            : new SearchText(new Query(question, joined, ShareOfAll), SearchText.Alone);
    }

    // In the language of the question; twice, because it weighs more than what was asked before.
    private static string Join(string earlier, string question) =>
        Language.OfQuestion(question) == Language.English && Language.OfQuestion(earlier) == Language.Korean
            ? $"{Glossary.Translate(earlier)} {question} {question}"
            : $"{earlier} {question} {question}";
}
