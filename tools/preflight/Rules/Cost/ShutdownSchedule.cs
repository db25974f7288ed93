using System.Text.RegularExpressions;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed partial class ShutdownSchedule()
    : ResourceRule(
        new()
        {
            Id = "shutdown-schedule",
            Title = "The shutdown schedule of a virtual machine works",
            Why = "Azure accepts a schedule under one name only, and the package's default is off: the machine runs on, and is billed.",
            Fix = "Name it shutdown-computevm-<machine>, set status to Enabled, and a time as in 1900 with a time zone.",
            Severity = Severity.Error,
            Pillar = Pillar.Cost,
            Source = "https://learn.microsoft.com/azure/virtual-machines/auto-shutdown-vm",
            Types = ["devtestlab:GlobalSchedule"],
            Example = """
            machine:
              type: azure-native:compute:VirtualMachine
              properties: { vmName: jump }
            shutdown:
              type: azure-native:devtestlab:GlobalSchedule
              properties:
                name: shutdown-computevm-jump
                status: Enabled
                taskType: ComputeVmShutdownTask
                dailyRecurrence: { time: '1900' }
                timeZoneId: UTC
                targetResourceId: ${machine.id}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Text("taskType") is not "ComputeVmShutdownTask")
        {
            yield break;
        }

        if (!resource.Hides("status") && resource.Text("status") != "Enabled")
        {
            yield return resource.Problem($"status is {resource.Text("status") ?? "not set, which means Disabled"}; set it to Enabled");
        }

        var target = resource.Text("targetResourceId");
        var expected = $"shutdown-computevm-{target?[(target.LastIndexOf('/') + 1)..]}";
        if (target is null)
        {
            yield return resource.Problem("has no targetResourceId; set the id of the virtual machine");
        }
        else if (
            !AzureResource.IsHidden(target)
            && resource.Text("name") is { } name
            && !AzureResource.IsHidden(name)
            && !name.Equals(expected, StringComparison.OrdinalIgnoreCase)
        )
        {
            yield return resource.Problem($"its name is {name}; Azure accepts {expected} only");
        }

        var time = resource.Text("dailyRecurrence.time");
        if (!resource.Hides("dailyRecurrence") && (time is null || !AzureResource.IsHidden(time) && !Time().IsMatch(time)))
        {
            yield return resource.Problem($"dailyRecurrence.time is {time ?? "not set"}; use hours and minutes, as in 1900");
        }

        if (!resource.Has("timeZoneId") && !resource.Hides("timeZoneId"))
        {
            yield return resource.Problem("has no timeZoneId; set one, such as UTC");
        }
    }

    [GeneratedRegex("^([01][0-9]|2[0-3]):?[0-5][0-9]$")]
    private static partial Regex Time();
}
