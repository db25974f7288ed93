using Infra.Shared;
using Pulumi;

namespace Infra.Components;

/// <summary>What watches the workload once it stands, and tells people.</summary>
internal static class Operations
{
    public static void Add(StackContext stack, Monitoring monitoring, Output<string> groupId)
    {
        var onCall = new OnCallGroup("on-call", stack, groupId);
        CostBudget.Of("on-call", stack, groupId, onCall);
        if (stack.Settings.Gateway is { } gateway)
        {
            AvailabilityTest.Of("readiness", stack, monitoring, gateway);
        }

        _ = new Alerts("alerts", stack, monitoring, onCall, groupId);
    }
}
