using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Requests;

internal sealed class Throttled : Habit
{
    private const double NowAndThen = 0.005;
    private static readonly TimeSpan Others = TimeSpan.FromSeconds(17);

    public override string Id => "throttled";

    public override string Sentence => "Azure Resource Manager refuses requests above its rate for a principal, and says how long to wait.";

    public override string Source => "https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling";

    public override string Sure => "documented";

    public override ArmResponse? Refuse(Call call)
    {
        var (kind, size, rate) =
            call.IsDelete ? ("delete", 200, 10)
            : call.IsWrite ? ("write", 200, 10)
            : ("read", 250, 25);
        var memory = call.Azure.Memory(Id);
        var key = $"{kind} {call.Caller}";
        var now = (call.Now - DateTimeOffset.UnixEpoch).TotalSeconds;
        var bucket = memory[key] as JsonObject ?? (JsonObject)(memory[key] = new JsonObject { ["left"] = (double)size, ["at"] = now });
        var left = Math.Min(size, (double)bucket["left"]! + ((now - (double)bucket["at"]!) * rate));
        (bucket["left"], bucket["at"]) = (left < 1 ? left : left - 1, now);
        return left < 1 ? Refused(call, kind, TimeSpan.FromSeconds(Math.Ceiling((1 - left) / rate)))
            : IsOthers(call, memory) ? Refused(call, kind, Others)
            : null;
    }

    /// <summary>Now and then other clients of the subscription have used what was left.</summary>
    private bool IsOthers(Call call, JsonObject memory)
    {
        var key = $"{call.Method} {call.Path.Text.ToUpperInvariant()}";
        if (!call.IsChange || memory.ContainsKey(key) || !call.Azure.Happens($"{Id}#{key}", NowAndThen))
        {
            return false;
        }

        memory[key] = true;
        return true;
    }

    private ArmResponse Refused(Call call, string kind, TimeSpan wait) =>
        Failure(
            429,
            "SubscriptionRequestsThrottled",
            $"Number of '{kind}' requests for subscription '{call.Path.Subscription}' actor '{call.Caller}' exceeded. Please "
                + "try again after "
                + $"'{wait.TotalSeconds}' seconds."
        ) with
        {
            RetryAfter = wait,
        };
}
