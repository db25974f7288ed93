using App.Grounding;
using App.Identity;
using App.LanguageModel;
using App.Messages;
using App.Retrieval;
using Microsoft.Extensions.AI;

namespace App.Suggestions;

/// <summary>
/// Suggests questions about sections that an answer found and did not use. Each one is searched as if the caller had asked it: it must
/// pass the gate and find its section first. Without a model, the answer must quote the section too.
/// </summary>
internal sealed class NextQuestions(
    IRetriever retriever,
    ISectionQuestions questions,
    Prompt prompt,
    IChatClient client,
    SuggestionSettings settings,
    IQuestionWriter? writer = null,
    ModelSettings? model = null
)
{
    private const int PassagesPerAnswer = 6;

    /// <param name="asked">The questions of the conversation, oldest first.</param>
    /// <param name="sections">Best first. One search for each of the first ones; a section that fails is not replaced.</param>
    public async Task<IReadOnlyList<string>> AfterAsync(
        Caller caller,
        IReadOnlyList<string> asked,
        IReadOnlyList<Section> sections,
        CancellationToken cancellationToken
    )
    {
        var language = Language.OfQuestion(asked[^1]);
        var candidates = sections
            .DistinctBy(section => section.Id)
            .Select(section => (Section: section, Question: questions.Of(section, language).Except(asked).FirstOrDefault()))
            .Where(candidate => candidate.Question is not null)
            .DistinctBy(candidate => candidate.Question)
            .Take(settings.Number)
            .ToArray();
        return await WhereAsync(
            candidates.Select(candidate => candidate.Question!),
            candidates.Select(candidate => PassesAsync(caller, asked, candidate.Section, candidate.Question!, cancellationToken))
        );
    }

    /// <summary>The questions that pass the gate: a page made for other documents has none.</summary>
    public Task<IReadOnlyList<string>> PassingAsync(Caller caller, IReadOnlyList<string> questions, CancellationToken cancellationToken) =>
        WhereAsync(
            questions,
            questions.Select(async question =>
                GroundingGate.Allows((await retriever.RetrieveAsync(question, caller, PassagesPerAnswer, cancellationToken)).Passages)
            )
        );

    private static async Task<IReadOnlyList<string>> WhereAsync(IEnumerable<string> questions, IEnumerable<Task<bool>> passing)
    {
        var passed = await Task.WhenAll(passing);
        return [.. questions.Where((_, position) => passed[position])];
    }

    private async Task<bool> PassesAsync(
        Caller caller,
        IReadOnlyList<string> asked,
        Section section,
        string question,
        CancellationToken cancellationToken
    )
    {
        ChatTurn[] turns = [.. asked.Append(question).Select(text => new ChatTurn { Role = ChatTurn.User, Content = text })];
        // With a model, writing the search text costs a call; a question that names its section stays as it is.
        var searched = writer is null ? question : (await writer.WriteAsync(turns, caller, cancellationToken)).Text;
        var passages = (await retriever.RetrieveAsync(searched, caller, PassagesPerAnswer, cancellationToken)).Passages;
        if (!GroundingGate.Allows(passages) || passages[0].Chunk.Id != section.Id)
            return false;
        if (model is not null)
            return true;

        var messages = GroundedPrompt.Build(prompt, turns[^1..], searched, passages);
        var answer = await client.GetResponseAsync(messages, cancellationToken: cancellationToken);
        return CitedNumbers.In(answer.Text, passages.Count).Given.Contains(1);
    }
}
