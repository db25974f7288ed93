using System.Collections.Concurrent;
using App.Tests.Credentials;

namespace App.Tests.LanguageModel;

public sealed class ConnectionReuseTests
{
    [Fact]
    public async Task Complete_answers_reuse_the_connection()
    {
        var connections = new ConcurrentDictionary<string, int>();
        await using var fake = await FakeAzureOpenAI.StartAsync(
            async (context, _) =>
            {
                connections.AddOrUpdate(context.Connection.Id, 1, (_, answers) => answers + 1);
                await FakeAzureOpenAI.StreamAsync(context, ["Measure ", "grounding."]);

                // The last chunk of a body follows its last event, in a packet of its own.
                await Task.Delay(1);
            }
        );
        await using var app = ModelApplication.On(new CountedCredential(TimeSpan.FromHours(1)), fake);

        for (var i = 0; i < 10; i++)
            await app.EventsAsync(ModelApplication.Question);

        Assert.Equal(10, connections.Values.Sum());
        Assert.True(connections.Count <= 7, $"10 answers took {connections.Count} connections");
    }

    [Fact]
    public async Task Error_responses_reuse_the_connection_after_a_failover()
    {
        var connections = new ConcurrentDictionary<string, int>();
        await using var first = await FakeAzureOpenAI.StartAsync(
            (context, _) =>
            {
                connections.AddOrUpdate(context.Connection.Id, 1, (_, answers) => answers + 1);
                return FakeAzureOpenAI.RefuseAsync(context, 429, headers: ("Retry-After", "0"));
            }
        );
        await using var second = await FakeAzureOpenAI.StartAsync(
            (context, _) => FakeAzureOpenAI.StreamAsync(context, ["Measure grounding."])
        );
        await using var app = ModelApplication.On(new CountedCredential(TimeSpan.FromHours(1)), first, second);

        for (var i = 0; i < 10; i++)
            Assert.Equal("done", (await app.EventsAsync(ModelApplication.Question))[^1].Name);

        Assert.Equal(10, connections.Values.Sum());
        Assert.True(connections.Count <= 7, $"10 refusals took {connections.Count} connections");
    }
}
