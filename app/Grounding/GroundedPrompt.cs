using System.Text.RegularExpressions;
using App.Messages;
using App.Retrieval;
using Microsoft.Extensions.AI;

namespace App.Grounding;

/// <summary>
/// Builds the messages for a chat client: the instructions, the conversation, then the sources and the question in one message.
/// </summary>
internal static partial class GroundedPrompt
{
    /// <param name="searched">The search text: a short question together with the one before it.</param>
    public static IReadOnlyList<ChatMessage> Build(
        Prompt prompt,
        IReadOnlyList<ChatTurn> turns,
        string searched,
        IReadOnlyList<Passage> passages
    )
    {
        var earlier = turns
            .SkipLast(1)
            .Select(turn => new ChatMessage(turn.Role == ChatTurn.Assistant ? ChatRole.Assistant : ChatRole.User, turn.Content));
        var question = new TextContent(turns[^1].Content) { RawRepresentation = searched };
        return
        [
            new ChatMessage(ChatRole.System, prompt.Text),
            .. earlier,
            new ChatMessage(ChatRole.User, [.. passages.Select(Source), question]),
        ];
    }

    /// <summary>The sources in a message, ordered by number.</summary>
    public static IReadOnlyList<Passage> Sources(ChatMessage message) =>
        [.. message.Contents.Select(content => content.RawRepresentation).OfType<Passage>()];

    /// <summary>The search text in a message with sources.</summary>
    public static string Question(ChatMessage message) => (string)message.Contents[^1].RawRepresentation!;

    /// <param name="position">From 0; the cited number is one more.</param>
    public static string SourceText(Passage passage, int position) =>
        $"<source number=\"{position + 1}\">\n{Inert(passage.Chunk.Title)} › {Inert(passage.Chunk.Heading)}\n"
        + $"{Inert(passage.Chunk.Text)}\n</source>\n\n";

    // A language model reads the text; the extractive client uses the passage object.
    private static AIContent Source(Passage passage, int position) =>
        new TextContent(SourceText(passage, position)) { RawRepresentation = passage };

    /// <summary>Escapes source tags: a document that closes its tag could pass its text off as the user's message.</summary>
    private static string Inert(string text) => Tag().Replace(text, "‹$1");

    [GeneratedRegex(@"<(\s*/?\s*source)", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}
