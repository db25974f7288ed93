using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Diagnostics;

/// <summary>Habits of diagnostic settings.</summary>
public static class DiagnosticHabits
{
    public static IReadOnlyList<Habit> All { get; } = [new SinkUsedTwice(), new SettingsComeBack()];
}
