using App.Grounding;
using App.Identity;
using App.LanguageModel;
using App.Messages;
using App.Retrieval;
using Microsoft.Extensions.AI;

namespace App.Suggestions;

/// <summary>
/// Suggests questions about sections that an answer found and did not use. One after the other is searched as if the caller had asked it:
/// it must pass the gate and find its section first. Without a model, the answer must quote the section too.
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
        var passing = new List<string>();
        foreach (var (section, question) in candidates)
            if (await PassesAsync(caller, asked, section, question!, cancellationToken))
                passing.Add(question!);
        return passing;
    }

    /// <summary>The first questions that pass the gate, as many as the setting allows: a page made for other documents has none.</summary>
    public async Task<IReadOnlyList<string>> PassingAsync(
        Caller caller,
        IReadOnlyList<string> questions,
        CancellationToken cancellationToken
    )
    {
        var passing = new List<string>();
        foreach (var question in questions.TakeWhile(_ => passing.Count < settings.Number))
            if (GroundingGate.Allows((await retriever.RetrieveAsync(question, caller, PassagesPerAnswer, cancellationToken)).Passages))
                passing.Add(question);
        return passing;
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
