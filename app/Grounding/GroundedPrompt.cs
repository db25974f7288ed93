using System.Text.RegularExpressions;
using App.Messages;
using App.Retrieval;
using Microsoft.Extensions.AI;

namespace App.Grounding;

/// <summary>The messages a chat client is given: what it is to do, the conversation, then the sources and the question in one message.</summary>
internal static partial class GroundedPrompt
{
    /// <param name="searched">The question as it was searched: a short one with the one before it.</param>
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

    /// <summary>The sources in a message, in the order of their numbers.</summary>
    public static IReadOnlyList<Passage> Sources(ChatMessage message) =>
        [.. message.Contents.Select(content => content.RawRepresentation).OfType<Passage>()];

    /// <summary>The question in a message that carries sources, as it was searched.</summary>
    public static string Question(ChatMessage message) => (string)message.Contents[^1].RawRepresentation!;

    /// <param name="position">From 0; the number that the answer cites is one more.</param>
    public static string SourceText(Passage passage, int position) =>
        $"<source number=\"{position + 1}\">\n{Inert(passage.Chunk.Title)} › {Inert(passage.Chunk.Heading)}\n"
        + $"{Inert(passage.Chunk.Text)}\n</source>\n\n";

    // A language model reads the text; the extractive client takes the passage itself.
    private static AIContent Source(Passage passage, int position) =>
        new TextContent(SourceText(passage, position)) { RawRepresentation = passage };

    /// <summary>A document that closes its own tag could go on as if it were somebody who asks.</summary>
    private static string Inert(string text) => Tag().Replace(text, "‹$1");

    [GeneratedRegex(@"<(\s*/?\s*source)", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}
