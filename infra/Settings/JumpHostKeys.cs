using System.Text.RegularExpressions;

namespace Infra.Settings;

/// <summary>The keys about the jump host.</summary>
internal static partial class JumpHostKeys
{
    /// <returns>Null without a jump host.</returns>
    public static JumpHostSettings? Read(SettingsReader read, NetworkMode network)
    {
        const string Example = "ssh-ed25519 AAAAC3Nza... me@laptop";
        var given = read.OptionalText("jumpHostKey");
        if (given is not null && given.Split(' ') is not [("ssh-ed25519" or "ssh-rsa"), { Length: > 60 }, ..])
        {
            read.Reject("jumpHostKey", $"must be an SSH public key, ssh-ed25519 or ssh-rsa, got '{given}'", Example);
        }
        else if (given is not null && network != NetworkMode.Private)
        {
            read.Reject(
                "jumpHostKey",
                network == NetworkMode.Existing
                    ? $"must be empty with an existing network, which needs an entry of its own, got '{given}'"
                    : $"must be empty in a public network, which has no private endpoints, got '{given}'",
                "''"
            );
        }

        var shutdown = Shutdown(read, given);
        return given is null ? null : new(given, shutdown);
    }

    /// <summary>What can be judged once the hub is known.</summary>
    public static void Check(SettingsReader read, JumpHostSettings host, HubSettings hub, EgressMode egress)
    {
        if (hub.IsVirtualWan && egress == EgressMode.Hub)
        {
            read.RejectSet(
                "jumpHostKey",
                $"must be empty with egress hub and a virtual hub, got '{host.Key}': the hub announces a default route to every subnet, "
                    + "which stops Bastion; connect from a Bastion outside the network"
            );
        }
    }

    private static string? Shutdown(SettingsReader read, string? key)
    {
        var given = read.OptionalText("jumpHostShutdown");
        if (given is not null && key is null)
        {
            read.RejectSet("jumpHostShutdown", $"must be empty without jumpHostKey, got '{given}'");
        }
        else if (given is not null && !Time().IsMatch(given))
        {
            read.Reject("jumpHostShutdown", $"must be a time of the day in UTC, from 00:00 to 23:59, got '{given}'", "19:00");
        }

        return given;
    }

    [GeneratedRegex("^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    private static partial Regex Time();
}
