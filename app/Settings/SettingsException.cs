namespace App.Settings;

/// <summary>The app cannot start as it is set up.</summary>
internal sealed class SettingsException(IReadOnlyList<string> problems)
    : Exception($"The app cannot start:{string.Concat(problems.Select(problem => $"\n  - {problem}"))}")
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
