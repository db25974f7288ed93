using System.Text.RegularExpressions;

namespace Infra.Settings;

/// <summary>The keys about flow logs of the stack's own network.</summary>
internal static partial class FlowLogKeys
{
    /// <returns>Null without flow logs.</returns>
    public static FlowLogSettings? Read(SettingsReader read, NetworkMode mode)
    {
        var wanted = read.Flag("flowLogs");
        if (wanted && mode == NetworkMode.Existing)
        {
            read.RejectSet("flowLogs", "must be false with an existing network, got 'true': its owner logs its flows");
        }

        var watcher = read.OptionalText("networkWatcher");
        if (watcher is not null && !wanted)
        {
            read.RejectSet("networkWatcher", $"must be empty without flowLogs, got '{watcher}'");
        }
        else if (watcher is not null && !GroupAndName().IsMatch(watcher))
        {
            read.Reject(
                "networkWatcher",
                $"must be the resource group and the name of a Network Watcher, as in <group>/<name>, got '{watcher}'",
                "NetworkWatcherRG/NetworkWatcher_swedencentral"
            );
        }

        return !wanted ? null
            : watcher?.Split('/') is [var group, var name] ? new(group, name)
            : new(null, null);
    }

    [GeneratedRegex("^[-A-Za-z0-9_.()]+/[-A-Za-z0-9_.]+$")]
    private static partial Regex GroupAndName();
}
