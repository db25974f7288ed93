using System.Text.Json.Nodes;
using AzureSimulator;
using Rehearsal.Provider;
using Rehearsal.Records;
using Rehearsal.State;
using Rehearsal.Time;

namespace Rehearsal.Tests.Provider;

public sealed class ArmClientTests
{
    private const string Subscription = "00000000-0000-4000-8000-000000000001";
    private static readonly DateTimeOffset Start = new(2026, 11, 30, 8, 0, 0, TimeSpan.Zero);
    private readonly VirtualScheduler _scheduler = new(new VirtualClock(Start));
    private readonly List<string> _sent = [];
    private readonly StepRecord _step = new()
    {
        Urn = "urn",
        Name = "name",
        Type = "azure-native:web:WebApp",
        Operation = Operation.Create,
        Asked = Start,
    };

    [Fact]
    public void A_throttled_request_waits_as_long_as_Azure_asks()
    {
        var last = Send(
            Error(429, "TooManyRequests") with
            {
                RetryAfter = TimeSpan.FromSeconds(7),
                Habit = "throttled",
            },
            new ArmResponse(200)
        );

        Assert.Equal(200, last.Status);
        var retry = Assert.Single(_step.Retries);
        Assert.Equal((429, "TooManyRequests", TimeSpan.FromSeconds(7), "throttled"), (retry.Status, retry.Code, retry.Wait, retry.Habit));
        Assert.Equal(Start + ArmClient.Latency, retry.At);
        Assert.Equal(TimeSpan.FromSeconds(7) + 2 * ArmClient.Latency, _scheduler.Now - Start);
    }

    [Fact]
    public void Without_a_time_the_waits_grow_to_their_limit_and_end_after_three()
    {
        var answers = Enumerable.Repeat(Error(503, "ServiceUnavailable"), 9).ToArray();

        Assert.Equal(503, Send(answers).Status);
        Assert.Equal(4, _step.Calls);
        Assert.Equal([20, 60, 120], _step.Retries.Select(retry => retry.Wait.TotalSeconds));
    }

    [Fact]
    public void A_wait_beyond_the_longest_delay_is_not_made()
    {
        Assert.Equal(429, Send(Error(429, "TooManyRequests") with { RetryAfter = TimeSpan.FromSeconds(121) }).Status);
        Assert.Equal((1, 0), (_step.Calls, _step.Retries.Count));
    }

    [Theory]
    [InlineData(408, "", 2)]
    [InlineData(500, "", 2)]
    [InlineData(502, "", 2)]
    [InlineData(504, "", 2)]
    [InlineData(409, "AnotherOperationInProgress", 2)]
    [InlineData(409, "Conflict", 1)]
    [InlineData(400, "BadRequest", 1)]
    [InlineData(403, "AuthorizationFailed", 1)]
    [InlineData(404, "NotFound", 1)]
    [InlineData(501, "", 1)]
    public void Only_what_the_client_library_repeats_is_repeated(int status, string code, int calls)
    {
        Send(Error(status, code), new ArmResponse(200));

        Assert.Equal(calls, _step.Calls);
    }

    [Fact]
    public void A_missing_provider_is_registered_and_the_request_repeated()
    {
        var missing = new JsonObject
        {
            ["error"] = new JsonObject { ["code"] = "MissingSubscriptionRegistration", ["target"] = "Microsoft.Web" },
        };
        var last = Send(
            new ArmResponse(409, missing),
            new ArmResponse(200),
            new ArmResponse(200, new JsonObject { ["registrationState"] = "Registering" }),
            new ArmResponse(200, new JsonObject { ["registrationState"] = "Registered" }),
            new ArmResponse(201)
        );

        var provider = $"/subscriptions/{Subscription}/providers/Microsoft.Web";
        Assert.Equal(201, last.Status);
        Assert.Equal(["PUT /x", $"POST {provider}/register", $"GET {provider}", $"GET {provider}", "PUT /x"], _sent);
    }

    private ArmResponse Send(params ArmResponse[] answers)
    {
        var left = new Queue<ArmResponse>(answers);
        var client = new ArmClient(
            request =>
            {
                _sent.Add($"{request.Method} {request.Path}");
                return left.Dequeue();
            },
            Subscription,
            _scheduler
        );
        ArmResponse? last = null;
        _scheduler.Run(async () => last = await client.SendAsync(new ArmRequest("PUT", "/x", "2024-01-01"), _step));
        return last!;
    }

    private static ArmResponse Error(int status, string code) =>
        new(
            status,
            new JsonObject
            {
                ["error"] = new JsonObject { ["code"] = code, ["message"] = "" },
            }
        );
}
