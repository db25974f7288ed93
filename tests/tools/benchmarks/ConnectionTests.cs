using Benchmarks.Load;
using Benchmarks.Processes;
using Benchmarks.Upstream;
using CommandLine;
using Microsoft.AspNetCore.Http;

namespace Benchmarks.Tests;

public sealed class ConnectionTests
{
    [Fact]
    public async Task Answers_on_one_connection_are_timed_one_by_one()
    {
        var connections = new HashSet<string>();
        await using var server = await ModelServer.StartAsync(1, context =>
        {
            lock (connections)
            {
                connections.Add(context.Connection.Id);
            }

            return new SteadyAnswer(TimeSpan.Zero).WriteAsync(context);
        });
        using var connection = await Connection.OpenAsync(Target.Model(server.Address), default);

        for (var i = 0; i < 3; i++)
        {
            var timing = await connection.AskAsync(default);
            Assert.InRange(timing.FirstWord, double.Epsilon, timing.Whole);
        }

        Assert.Single(connections);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_incomplete_answer_is_not_counted(bool refused)
    {
        await using var server = await ModelServer.StartAsync(1, async context =>
        {
            context.Response.StatusCode = refused ? 500 : 200;
            await context.Response.BodyWriter.WriteAsync(CompletionEvents.Text(" word1"));
        });
        using var connection = await Connection.OpenAsync(Target.Model(server.Address), default);

        var problem = await Assert.ThrowsAsync<Failure>(() => connection.AskAsync(default));

        Assert.Contains("direct did not stream the whole answer", problem.Message);
    }

    [Fact]
    public async Task The_time_to_first_word_ends_with_the_first_text()
    {
        var goOn = new TaskCompletionSource();
        await using var server = await ModelServer.StartAsync(1, async context =>
        {
            await context.Response.BodyWriter.WriteAsync(CompletionEvents.Role);
            await goOn.Task;
            await context.Response.BodyWriter.WriteAsync(CompletionEvents.Text(" word1"));
            await context.Response.BodyWriter.WriteAsync(CompletionEvents.End);
        });
        using var connection = await Connection.OpenAsync(Target.Model(server.Address), default);

        var asked = connection.AskAsync(default);
        Assert.False(asked.IsCompleted);
        goOn.SetResult();

        Assert.True((await asked).FirstWord > 0);
    }

    [Fact]
    public async Task A_request_without_the_token_is_rejected()
    {
        await using var server = await ModelServer.StartAsync(1, _ => Task.CompletedTask);
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        using var client = new HttpClient(handler);

        var answer = await client.PostAsync(new Uri(server.Endpoints[0], "/openai/v1/chat/completions"), null);
        var token = await client.GetAsync(new Uri(server.Platform, "/identity?resource=x"));

        Assert.Equal((401, 401), ((int)answer.StatusCode, (int)token.StatusCode));
    }
}
