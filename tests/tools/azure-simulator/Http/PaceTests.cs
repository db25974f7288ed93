using System.Text.Json.Nodes;
using AzureSimulator.Http;
using Microsoft.Extensions.Time.Testing;

namespace AzureSimulator.Tests.Http;

public sealed class PaceTests
{
    private const string Operation = "/operations/1?api-version=1";

    public static TheoryData<string, int, string, bool, int, bool> Polls =>
        new()
        {
            // Method, status, body, whether it has a Retry-After of 17 s; by how many seconds the clock moves, and
            // whether the answer asks the client to wait.
            { "GET", 202, "null", true, 17, true },
            { "GET", 202, "null", false, 10, true },
            { "GET", 200, """{"status":"InProgress"}""", true, 17, true },
            { "GET", 200, """{"status":"Succeeded"}""", true, 0, true },
            { "GET", 200, """{"properties":{"provisioningState":"Accepted"}}""", false, 10, true },
            { "GET", 200, """{"properties":{"provisioningState":"Succeeded"}}""", false, 0, false },
            { "GET", 200, """{"value":[{"status":"InProgress"}]}""", false, 0, false },
            { "PUT", 201, """{"properties":{"provisioningState":"Creating"}}""", true, 0, true },
            { "DELETE", 202, "null", true, 0, true },
            { "PUT", 429, """{"error":{}}""", true, 17, true },
            { "PUT", 409, """{"error":{}}""", false, 0, false },
        };

    [Theory]
    [MemberData(nameof(Polls))]
    public async Task A_poll_of_something_unfinished_moves_the_clock(
        string method,
        int status,
        string body,
        bool hasRetryAfter,
        int moved,
        bool isAskedToWait
    )
    {
        await using var served = await Served.StartAsync(Pace.OfPolls());
        served.Server.Front.Interceptor = _ => new ArmResponse(status, JsonNode.Parse(body))
        {
            RetryAfter = hasRetryAfter ? TimeSpan.FromSeconds(17) : null,
        };
        using var request = new HttpRequestMessage(new HttpMethod(method), Operation);

        var answer = await served.Client.SendAsync(request);

        Assert.Equal(served.Azure.Options.Start.AddSeconds(moved), served.Azure.Clock.Now);
        Assert.False(answer.Headers.Contains("Retry-After"));
        Assert.Equal(isAskedToWait, answer.Headers.Contains("x-ms-retry-after-ms"));
    }

    [Fact]
    public async Task Each_further_poll_of_a_path_moves_the_clock_twice_as_far()
    {
        await using var served = await Served.StartAsync(Pace.OfPolls());
        served.Server.Front.Interceptor = _ => new ArmResponse(202);

        foreach (var path in (string[])[Operation, Operation, Operation, "/operations/2?api-version=1"])
        {
            await served.Client.GetAsync(path);
        }

        Assert.Equal(served.Azure.Options.Start.AddSeconds(10 + 20 + 40 + 10), served.Azure.Clock.Now);
    }

    [Fact]
    public async Task In_real_time_the_clock_runs_at_its_speed_and_waits_shrink()
    {
        var time = new FakeTimeProvider();
        await using var served = await Served.StartAsync(Pace.OfRealTime(60, time));
        served.Server.Front.Interceptor = _ => new ArmResponse(202) { RetryAfter = TimeSpan.FromSeconds(600) };
        await served.Client.GetAsync(Operation);

        time.Advance(TimeSpan.FromSeconds(2));
        var answer = await served.Client.GetAsync(Operation);

        Assert.Equal(served.Azure.Options.Start.AddSeconds(120), served.Azure.Clock.Now);
        Assert.Equal("10", answer.Headers.GetValues("Retry-After").Single());
    }

    [Fact]
    public async Task A_clock_that_its_owner_moves_stands_still_otherwise()
    {
        await using var served = await Served.StartAsync(Pace.OfOwner());
        served.Server.Front.Interceptor = _ => new ArmResponse(202) { RetryAfter = TimeSpan.FromSeconds(17) };

        var answer = await served.Client.GetAsync(Operation);

        Assert.Equal(served.Azure.Options.Start, served.Azure.Clock.Now);
        Assert.Equal("17", answer.Headers.GetValues("Retry-After").Single());
    }
}
