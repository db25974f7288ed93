using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Benchmarks.Processes;
using CommandLine;

namespace Benchmarks.Load;

/// <summary>One HTTP/1.1 connection that repeats a request. It works on raw bytes, so that its own cost is small.</summary>
internal sealed class Connection : IDisposable
{
    // The app accepts 6,000 concurrent requests of one user; then the next user follows.
    private const int QuestionsPerCaller = 2_000;

    private readonly Target target;
    private readonly Stream stream;
    private readonly byte[] answer = new byte[256 * 1024];
    private byte[] request = [];
    private int asked;

    private Connection(Target target, Stream stream) => (this.target, this.stream) = (target, stream);

    public static async Task<Connection> OpenAsync(Target target, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(target.Address.Host, target.Address.Port, cancellation);
        Stream stream = new NetworkStream(socket, ownsSocket: true);
        if (target.Address.Scheme == Uri.UriSchemeHttps)
        {
            // The load driver created this server's certificate itself; only the app must validate certificates.
            var encrypted = new SslStream(stream, false, (_, _, _, _) => true);
            await encrypted.AuthenticateAsClientAsync(target.Address.Host);
            stream = encrypted;
        }

        return new Connection(target, stream);
    }

    /// <exception cref="Failure">The answer is not the whole one that was asked for.</exception>
    public async Task<Timing> AskAsync(CancellationToken cancellation)
    {
        if (asked++ % QuestionsPerCaller == 0)
            request = target.Request();

        var start = Stopwatch.GetTimestamp();
        await stream.WriteAsync(request, cancellation);
        var length = 0;
        double? firstWord = null;
        while (true)
        {
            var read = await stream.ReadAsync(answer.AsMemory(length), cancellation);
            var before = Math.Max(0, length - target.FirstWord.Length);
            length += read;
            if (firstWord is null && answer.AsSpan(before, length - before).IndexOf(target.FirstWord) >= 0)
                firstWord = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

            // The last chunk of a chunked body; nothing follows it, because nothing else was asked.
            if (answer.AsSpan(0, length).EndsWith("\r\n0\r\n\r\n"u8))
                break;
            if (read == 0 || length == answer.Length || !answer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8))
                throw Wrong(length);
        }

        var whole = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var tail = answer.AsSpan(Math.Max(0, length - 1024), Math.Min(length, 1024));
        return firstWord is { } first && tail.IndexOf(target.Whole) >= 0 ? new Timing(first, whole) : throw Wrong(length);
    }

    public void Dispose() => stream.Dispose();

    private Failure Wrong(int length) =>
        new($"{target.Name} did not stream the whole answer. Response:\n{Encoding.UTF8.GetString(answer, 0, Math.Min(length, 2_000))}");
}
