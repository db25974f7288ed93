namespace App.Suggestions;

/// <param name="Questions">Each was searched and found something to answer from.</param>
internal sealed record SuggestionList(IReadOnlyList<string> Questions);
