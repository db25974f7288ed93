using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Benchmarks.Load;

namespace Benchmarks.Soak;

/// <summary>Request bodies of clients: valid chats, and bodies that must be rejected.</summary>
internal static class Bodies
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>An earlier question contains the name of the chat: the model is asked for a search text and for the answer.</summary>
    public static HttpContent Chat(string name) =>
        Text(
            JsonSerializer.Serialize(
                new { messages = new[] { Turn("user", name), Turn("assistant", "Ask."), Turn("user", Question.Answerable) } }
            )
        );

    /// <summary>One question, as the model writes the search text of later ones.</summary>
    public static HttpContent OffTopic(string name) =>
        Text(
            JsonSerializer.Serialize(new { messages = new[] { Turn("user", $"Which sourdough hydration suits a rye baguette? {name}") } })
        );

    public static HttpContent TooLarge(string name) =>
        Text($$"""{"messages":[{"role":"user","content":"{{new string('x', 300_000)}}"}]}""");

    public static HttpContent TooLargeInChunks(string name) => new Pieces(400 * 1_024, breaks: false) { Headers = { ContentType = Json } };

    public static HttpContent CutOff(string name) => new Pieces(4 * 1_024, breaks: true) { Headers = { ContentType = Json } };

    public static HttpContent NoJson(string name) => Text("""{"messages":[{"role":"user","content":"what""");

    public static HttpContent Nothing(string name) => Text("");

    public static HttpContent ForeignField(string name) =>
        Text("""{"model":"gpt-9","messages":[{"role":"user","content":"What is an index?"}]}""");

    public static HttpContent TooManyTurns(string name) =>
        Text(JsonSerializer.Serialize(new { messages = Enumerable.Repeat(Turn("user", Question.Answerable), 500) }));

    public static HttpContent Form(string name) => new StringContent("messages=what", Encoding.UTF8, "application/x-www-form-urlencoded");

    private static object Turn(string role, string content) => new { role, content };

    private static StringContent Text(string body) => new(body, Json);

    /// <summary>A body without a length, which may break off.</summary>
    private sealed class Pieces(int size, bool breaks) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("{\"messages\":[{\"role\":\"user\",\"content\":\""u8.ToArray());
            var piece = Encoding.ASCII.GetBytes(new string('x', 1_024));
            for (var sent = 0; sent < size; sent += piece.Length)
            {
                await stream.WriteAsync(piece);
                await stream.FlushAsync();
            }

            if (breaks)
                throw new IOException("The client's connection was closed on purpose.");
            await stream.WriteAsync("\"}]}"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
