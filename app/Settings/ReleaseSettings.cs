namespace App.Settings;

/// <summary>Release:Version and Release:Commit, set by the deployment; shown by /readyz and sent with telemetry.</summary>
internal sealed record ReleaseSettings(string? Version, string? Commit)
{
    public static ReleaseSettings Read(SettingsReader read) => new(read.Text("Release:Version"), read.Text("Release:Commit"));
}
