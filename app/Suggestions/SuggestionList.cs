namespace App.Suggestions;

/// <param name="Questions">Each would be answered.</param>
internal sealed record SuggestionList(IReadOnlyList<string> Questions);
