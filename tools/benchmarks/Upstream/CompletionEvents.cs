using System.Text;
using System.Text.Json;

namespace Benchmarks.Upstream;

/// <summary>Events of a streamed chat completion, as Azure OpenAI writes them.</summary>
internal static class CompletionEvents
{
    public static ReadOnlyMemory<byte> Role { get; } = Chunk("""{"role":"assistant","content":"","refusal":null}""", null);

    public static ReadOnlyMemory<byte> Usage { get; } =
        Event(
            """{"choices":[],"created":1764000000,"id":"chatcmpl-1","model":"gpt-5-mini","object":"chat.completion.chunk","""
                + """ "usage":{"completion_tokens":200,"prompt_tokens":1800,"total_tokens":2000}}"""
        );

    public static ReadOnlyMemory<byte> End { get; } = Event("[DONE]");

    public static ReadOnlyMemory<byte> Text(string text) => Chunk($$"""{"content":{{JsonSerializer.Serialize(text)}}}""", null);

    public static ReadOnlyMemory<byte> Finish(string reason) => Chunk("{}", reason);

    public static ReadOnlyMemory<byte> Event(string data) => Encoding.UTF8.GetBytes($"data: {data}\n\n");

    private static ReadOnlyMemory<byte> Chunk(string delta, string? finish) =>
        Event(
            "{\"choices\":[{\"content_filter_results\":{\"hate\":{\"filtered\":false,\"severity\":\"safe\"}},\"delta\":"
                + delta
                + ",\"finish_reason\":"
                + (finish is null ? "null" : $"\"{finish}\"")
                + ",\"index\":0,\"logprobs\":null}],\"created\":1764000000,"
                + "\"id\":\"chatcmpl-1\",\"model\":\"gpt-5-mini\",\"object\":\"chat.completion.chunk\",\"system_fingerprint\":\"fp_1\"}"
        );
}
