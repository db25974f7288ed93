using App.Chat;
using App.Messages;
using Microsoft.AspNetCore.Http;

namespace App.Tests.Chat;

/// <summary>What a word costs in memory decides how often an app with many streams collects garbage.</summary>
public sealed class StreamAllocationTests
{
    private const int Words = 20_000;

    [Fact]
    public async Task Writing_a_word_allocates_at_most_100_bytes_beside_the_word_itself()
    {
        await WriteAsync(Words);
        var few = await WriteAsync(1);
        var many = await WriteAsync(Words);

        Assert.InRange((double)(many - few) / Words, 0, 100);
    }

    private static async Task<long> WriteAsync(int words)
    {
        var context = new DefaultHttpContext { Response = { Body = Stream.Null } };
        var stream = new EventStream(context.Response, TimeSpan.FromSeconds(15), TimeProvider.System);
        var before = GC.GetAllocatedBytesForCurrentThread();
        await stream.WriteAsync(Repeat(new ChatEvent.Delta(" word"), words), CancellationToken.None);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // Never waits, so that everything happens on this thread.
    private static async IAsyncEnumerable<ChatEvent> Repeat(ChatEvent value, int times)
    {
        await Task.CompletedTask;
        for (var i = 0; i < times; i++)
            yield return value;
    }
}
