using System.Text;
using Benchmarks.Upstream;

namespace Benchmarks.Load;

/// <summary>Something that streams the measured answer, and how to see the first word and the end in its bytes.</summary>
/// <param name="Process">Whose CPU and memory are measured; null measures none.</param>
internal sealed record Target(string Name, Uri Address, string Path, string Body, byte[] FirstWord, byte[] Whole, int? Process)
{
    private const string Client = "X-Forwarded-For";
    private static int clients;

    public static Target Model(UpstreamAddress azure) =>
        new(
            "direct",
            azure.Endpoint,
            "/openai/v1/chat/completions",
            Question.ForModel,
            "\"content\":\" word"u8.ToArray(),
            "data: [DONE]"u8.ToArray(),
            null
        );

    public static Target App(string name, Processes.Server server) =>
        new(name, server.Address, "/api/chat", Question.ForApp, "event: delta"u8.ToArray(), "event: done"u8.ToArray(), server.Id);

    /// <summary>The bytes of a request from a new user, so that limits per user do not apply.</summary>
    public byte[] Request()
    {
        var client = Interlocked.Increment(ref clients);
        return Encoding.ASCII.GetBytes(
            $"POST {Path} HTTP/1.1\r\nHost: {Address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n"
                + $"Authorization: Bearer {ModelServer.Token}\r\n"
                + $"{Client}: 10.{client >> 16 & 255}.{client >> 8 & 255}.{client & 255}\r\n\r\n{Body}"
        );
    }
}
