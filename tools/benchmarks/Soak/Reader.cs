using System.Net.ServerSentEvents;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Benchmarks.Soak;

/// <summary>Simulated users: they ask, read, stop, read slowly and disconnect.</summary>
internal sealed class Reader(Uri app) : IDisposable
{
    private readonly HttpClient quick = Client(app, null);
    private readonly HttpClient slow = Client(app, 4 * 1_024);

    public async Task<Ending> ReadAsync(SoakChat chat, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var text = new StringBuilder();
        try
        {
            if (chat.Course.Reading == Reading.StopsAtAnyMoment)
                stop.CancelAfter(TimeSpan.FromMilliseconds(chat.Random.Next(0, 12)));
            if (chat.Course.Reading == Reading.StopsWhenTheModelIsAsked)
                _ = chat.Asked.Task.ContinueWith(_ => stop.Cancel(), stop.Token, TaskContinuationOptions.None, TaskScheduler.Default);

            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat");
            request.Content = (chat.Course.Body ?? Bodies.Chat)(chat.Name);
            request.Headers.Add("X-Forwarded-For", chat.ClientAddress);
            var client = chat.Course.Reading is Reading.Slowly or Reading.ReadsNoMoreAndLeaves ? slow : quick;
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
            if (!response.IsSuccessStatusCode)
                return new Ending(Ending.Status((int)response.StatusCode));

            return await EventsAsync(chat, response, text, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new Ending(Ending.Stopped, text.ToString());
        }
        catch (HttpRequestException) when (chat.Course.Endings.Contains(Ending.Stopped) && chat.Course.Body is not null)
        {
            return new Ending(Ending.Stopped);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            return new Ending(Ending.Broken, problem.Message);
        }
    }

    public void Dispose()
    {
        quick.Dispose();
        slow.Dispose();
    }

    private static async Task<Ending> EventsAsync(
        SoakChat chat,
        HttpResponseMessage response,
        StringBuilder text,
        CancellationToken cancellation
    )
    {
        var words = 0;
        var enough = chat.Course.Reading == Reading.StopsAfterSomeWords ? chat.Random.Next(1, chat.Course.Pieces) : 1;
        Ending? last = null;
        await foreach (var item in SseParser.Create(await response.Content.ReadAsStreamAsync(cancellation)).EnumerateAsync(cancellation))
        {
            // Something after the end is as wrong as no end.
            if (last is not null)
                return new Ending(Ending.Broken, $"'{item.EventType}' after the end");

            using var data = JsonDocument.Parse(item.Data);
            switch (item.EventType)
            {
                case "delta":
                    text.Append(data.RootElement.GetProperty("text").GetString());
                    words++;
                    break;
                case "done":
                    last = new Ending(Ending.Done, text.ToString());
                    break;
                case "error":
                    last = new Ending(
                        Ending.Error(data.RootElement.GetProperty("code").GetString()!),
                        text.ToString(),
                        data.RootElement.TryGetProperty("retryAfterSeconds", out var wait) ? TimeSpan.FromSeconds(wait.GetInt32()) : null
                    );
                    break;
            }

            if (chat.Course.Reading == Reading.Slowly && words % 20 == 0)
                await Task.Delay(2, cancellation);
            if (chat.Course.Reading is Reading.StopsAfterSomeWords or Reading.ReadsNoMoreAndLeaves && words >= enough)
            {
                if (chat.Course.Reading == Reading.ReadsNoMoreAndLeaves)
                    await Task.Delay(chat.Random.Next(20, 200), cancellation);
                return new Ending(Ending.Stopped, text.ToString());
            }
        }

        return last ?? new Ending(Ending.Broken, "no end");
    }

    private static HttpClient Client(Uri app, int? buffer) =>
        new(
            new SocketsHttpHandler
            {
                // A page that is left does not read on.
                ResponseDrainTimeout = TimeSpan.Zero,
                ConnectCallback = async (context, cancellation) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    if (buffer is { } size)
                        socket.ReceiveBufferSize = size;
                    await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = app,
            Timeout = TimeSpan.FromMinutes(1),
        };
}
