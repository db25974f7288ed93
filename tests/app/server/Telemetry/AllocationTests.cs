using App.Chat;
using App.Settings;
using App.Telemetry;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.Telemetry;

public sealed class AllocationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Telemetry_memory_does_not_grow_with_the_length_of_an_answer(bool sent)
    {
        using var app = new ChatApplication { Telemetry = sent ? new RecordedTelemetry() : null };
        using var metrics = new RecordedMetrics(app.Services);
        var genAi = app.Services.GetRequiredService<GenAi>();
        var word = ScriptedModel.Word("word ");
        await CostAsync(100);

        var (ofShort, ofLong) = (await CostAsync(1_000), await CostAsync(101_000));

        Assert.InRange((ofLong - ofShort) / 100_000.0, -1, 1);

        async Task<long> CostAsync(int words)
        {
            using var observed = new ObservedChatClient(
                new ScriptedModel(_ => Repeated(word, words)),
                genAi,
                GenAiTarget.OfflineChat,
                app.Services.GetRequiredService<TelemetrySettings>(),
                app.Services.GetRequiredService<ReleaseSettings>()
            );
            var before = GC.GetAllocatedBytesForCurrentThread();
            await foreach (var update in observed.GetStreamingResponseAsync([]))
                _ = update;
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

#pragma warning disable CS1998 // Never waits, so that all of it runs on one thread.
    private static async IAsyncEnumerable<ChatResponseUpdate> Repeated(ChatResponseUpdate update, int times)
    {
        for (var i = 0; i < times; i++)
            yield return update;
    }
}
