using App.Settings;

namespace App.Offline;

/// <summary>How the offline mode answers.</summary>
/// <param name="WordPause">
/// Chat:WordPauseMilliseconds. The pause between two words, so that a quoted answer can be read, and stopped, while it arrives.
/// </param>
internal sealed record OfflineSettings(TimeSpan WordPause)
{
    public static OfflineSettings Read(SettingsReader read) =>
        new(TimeSpan.FromMilliseconds(read.Number("Chat:WordPauseMilliseconds", 12, 0, 1_000)));
}
