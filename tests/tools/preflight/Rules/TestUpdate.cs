using Planning.Engine;
using Planning.Plans;
using Planning.Programs;
using Planning.States;
using Planning.Updates;
using Planning.Wire;
using Pulumirpc;

namespace Preflight.Tests.Rules;

/// <summary>The update of a stack that has the resources of one plan to those of another.</summary>
internal static class TestUpdate
{
    public static UpdatePlan Of(Plan before, Plan after)
    {
        var deployed = before.Resources.Select(resource => new DeployedResource { Resource = resource, Inputs = resource.Inputs });
        var run = new StateRun(
            new RunRequest
            {
                Project = after.Project,
                Stack = after.Stack,
                Program = new ProgramCommand("none", [], ".", "none", "none"),
                Config = new Dictionary<string, string>(),
                SecretKeys = [],
                RootDirectory = ".",
            },
            new DeployedStack("state.json", before.Stack, before.Project, [.. deployed], [])
        );
        var monitor = new Planning.Engine.Monitor(run.Run);
        foreach (var resource in after.Resources)
        {
            var request = new RegisterResourceRequest
            {
                Type = resource.Type,
                Name = resource.Name,
                Custom = true,
                Object = WireJson.Object(resource.Inputs),
                Protect = resource.Options.Protect,
            };
            monitor.RegisterResource(request, null!).GetAwaiter().GetResult();
        }

        return run.End();
    }
}
