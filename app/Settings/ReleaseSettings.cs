namespace App.Settings;

/// <summary>Set by the deployment; shown by /readyz and sent with telemetry.</summary>
/// <param name="Version">Release:Version. The digest of the package.</param>
/// <param name="Commit">Release:Commit.</param>
/// <param name="Slot">Release:Slot. The deployment slot, so that telemetry tells it from production; null in production.</param>
internal sealed record ReleaseSettings(string? Version, string? Commit, string? Slot)
{
    public static ReleaseSettings Read(SettingsReader read) =>
        new(read.Text("Release:Version"), read.Text("Release:Commit"), read.Text("Release:Slot"));
}
