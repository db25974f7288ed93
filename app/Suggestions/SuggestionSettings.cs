using App.Settings;

namespace App.Suggestions;

/// <summary>How many questions the page suggests after an answer.</summary>
/// <param name="Number">Chat:Suggestions. Each one costs a search; 0 turns them off.</param>
internal sealed record SuggestionSettings(int Number)
{
    public static SuggestionSettings Read(SettingsReader read) => new(read.Number("Chat:Suggestions", 3, 0, 6));
}
