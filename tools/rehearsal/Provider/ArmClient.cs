using System.Text.Json.Nodes;
using AzureSimulator;
using Rehearsal.Records;
using Rehearsal.Time;

namespace Rehearsal.Provider;

/// <summary>Sends requests as the client library of azure-native does: with its retries, and registering providers on the way.</summary>
/// <param name="send">To Azure.</param>
public sealed class ArmClient(Func<ArmRequest, ArmResponse> send, string subscription, VirtualScheduler scheduler)
{
    public ArmClient(SimulatedAzure azure, VirtualScheduler scheduler)
        : this(azure.Send, azure.Options.Subscription, scheduler) { }

    /// <summary>From a request to its answer. An estimate.</summary>
    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(250);

    /// <summary>What azure-native sets: RetryDelay and MaxRetryDelay in provider/pkg/azure/client_azcore.go.</summary>
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(120);
    private const int Retries = 3;

    private static readonly int[] Passing = [408, 429, 500, 502, 503, 504];
    private static readonly string[] PassingConflicts =
    [
        "AnotherOperationInProgress",
        "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity",
    ];

    public VirtualScheduler Scheduler { get; } = scheduler;

    /// <summary>The habits that made answers.</summary>
    public async Task<ArmResponse> SendAsync(ArmRequest request, StepRecord step)
    {
        for (var attempt = 1; ; attempt++)
        {
            var response = await OnceAsync(request, step);
            if (attempt == 1 && response is { Status: 409, ErrorCode: "MissingSubscriptionRegistration" })
            {
                await RegisterAsync(response, step);
                continue;
            }

            var wait = response.RetryAfter ?? TimeSpan.FromTicks(Math.Min(RetryDelay.Ticks * ((1 << attempt) - 1), LongestDelay.Ticks));
            if (!Passes(response) || attempt > Retries || wait > LongestDelay)
            {
                return response;
            }

            step.Retries.Add(new Retry(Scheduler.Now, response.Status, response.ErrorCode ?? "", wait, response.Habit));
            await Scheduler.DelayAsync(wait, step.Urn);
        }
    }

    private static bool Passes(ArmResponse response) =>
        Passing.Contains(response.Status) || (response.Status == 409 && PassingConflicts.Contains(response.ErrorCode));

    private async Task<ArmResponse> OnceAsync(ArmRequest request, StepRecord step)
    {
        step.Calls++;

        // A body belongs to its request: what the simulator keeps must not change with the state, nor the reverse.
        var response = send(request.Body is null ? request : request with { Body = request.Body.DeepClone().AsObject() });
        await Scheduler.DelayAsync(Latency + response.Took, step.Urn);
        return response;
    }

    private async Task RegisterAsync(ArmResponse response, StepRecord step)
    {
        var space = (string?)(response.Body?["error"]?["details"] as JsonArray)?.FirstOrDefault()?["target"]
            ?? (string?)response.Body?["error"]?["target"];
        if (space is null)
        {
            return;
        }

        var path = $"/subscriptions/{subscription}/providers/{space}";
        await OnceAsync(new ArmRequest("POST", $"{path}/register", "2019-05-01"), step);
        for (var waited = TimeSpan.Zero; waited < TimeSpan.FromMinutes(5); waited += TimeSpan.FromSeconds(15))
        {
            var state = await OnceAsync(new ArmRequest("GET", path, "2019-05-01"), step);
            if ((string?)state.Body?["registrationState"] == "Registered")
            {
                return;
            }

            await Scheduler.DelayAsync(TimeSpan.FromSeconds(15), step.Urn);
        }
    }
}
