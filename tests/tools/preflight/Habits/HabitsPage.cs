using System.Text;
using AzureSimulator.Habits;
using AzureSimulator.Habits.Framework;

namespace Preflight.Tests.Habits;

/// <summary>docs/habits.md, made of the habits themselves.</summary>
internal static class HabitsPage
{
    private const string Head = """
        # Habits of Azure

        Generated from the habits of the [simulated Azure](../tools/azure-simulator/README.md). After a change there, run
        `UPDATE_SNAPSHOTS=1 dotnet test tests/tools/preflight --filter HabitsPageTests`.

        A habit is a behaviour of one service that a deployment can meet. [`preflight rehearse`](preflight.md#rehearse) has all of them on;
        `--habits` chooses by id. "Sure" says what the simulation rests on: *documented* by Microsoft, *measured* or *reported* in public,
        or *suspected* from reports. "Avoid" is what to change in a program.

        """;

    public static string Write()
    {
        var page = new StringBuilder(Head);
        foreach (var area in HabitCatalogue.All.GroupBy(Area).OrderBy(area => area.Key, StringComparer.Ordinal))
        {
            page.Append($"\n## {area.Key}\n");
            foreach (var habit in area.OrderBy(habit => habit.Id, StringComparer.Ordinal))
            {
                var fix = habit.Fix ?? "Nothing is to be done: clients wait or repeat.";
                page.Append(
                    $"\n### {habit.Id}\n\n{Text(habit.Sentence)}\n\n- Avoid: {Text(fix)}\n"
                        + $"- Sure: {habit.Sure}\n- Source: <{habit.Source}>\n"
                );
            }
        }

        return page.ToString();
    }

    /// <summary>The folder of the habit's class in words: StorageAccounts → Storage accounts.</summary>
    private static string Area(Habit habit)
    {
        var name = habit.GetType().Namespace!.Split('.')[^1];
        return string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
    }

    private static string Text(string text) => text.Replace("<", "&lt;", StringComparison.Ordinal);
}
