using Infra.Settings;
using Infra.Shared;
using Pulumi;

namespace Infra.Components;

/// <summary>What a stack has beside its app: nothing else of the stack refers to these, so each comes and goes alone.</summary>
internal static class OptionalParts
{
    /// <param name="agents">The identity of the account's project; null without one.</param>
    public static void Add(
        StackContext stack,
        Network network,
        Monitoring monitoring,
        AiAccount ai,
        UserIdentity? agents,
        Output<string> groupId
    )
    {
        var settings = stack.Settings;
        var telemetry = monitoring.Telemetry;
        if (settings.PrivateMonitoring && network.Link is { } link)
        {
            _ = new PrivateMonitoring("private-monitoring", stack, monitoring, link);
        }

        if (settings.BingGrounding)
        {
            _ = new BingGrounding("bing", stack, ai);
        }

        if (settings.Foundry == FoundryMode.Agents && agents is not null)
        {
            _ = new AgentHost("agents", stack, ai, agents.Principal, telemetry, network.Link);
        }

        if (settings.JumpHostKey is not null)
        {
            _ = new JumpHost("jump", stack, network, telemetry);
        }

        if (settings.AssignPolicies)
        {
            _ = new PolicyAssignments("policy", stack, groupId);
        }

        if (settings.DefenderPlans)
        {
            _ = new DefenderPlans("defender", stack);
        }
    }
}
