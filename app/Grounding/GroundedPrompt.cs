using App.Chat;
using App.Retrieval;
using Microsoft.Extensions.AI;

namespace App.Grounding;

/// <summary>The messages a chat client is given: what it is to do, the conversation, then the sources and the question in one message.</summary>
internal static class GroundedPrompt
{
    public static IReadOnlyList<ChatMessage> Build(Prompt prompt, IReadOnlyList<ChatTurn> turns, string question, IReadOnlyList<Passage> passages)
    {
        var earlier = turns.SkipLast(1).Select(turn => new ChatMessage(
            turn.Role == ChatTurn.Assistant ? ChatRole.Assistant : ChatRole.User, turn.Content));
        var sources = passages.Select(Source);

        return [new ChatMessage(ChatRole.System, prompt.Text), .. earlier, new ChatMessage(ChatRole.User, [.. sources, new TextContent(question)])];
    }

    /// <summary>The sources in a message, in the order of their numbers.</summary>
    public static IReadOnlyList<Passage> Sources(ChatMessage message) =>
        [.. message.Contents.Select(content => content.RawRepresentation).OfType<Passage>()];

    /// <summary>The question in a message that carries sources.</summary>
    public static string Question(ChatMessage message) => ((TextContent)message.Contents[^1]).Text;

    // A language model reads the text; the extractive client takes the passage itself.
    private static AIContent Source(Passage passage, int position) =>
        new TextContent($"[{position + 1}] {passage.Chunk.Title} › {passage.Chunk.Heading}\n{passage.Chunk.Text}\n\n")
        {
            RawRepresentation = passage,
        };
}
