namespace Preflight.Reports;

/// <summary>Two values side by side. Long texts, such as queries and workbooks, are cut to what differs; JSON has all of it.</summary>
public static class DifferingPart
{
    private const int Whole = 200;
    private const int Around = 24;

    public static (string? Before, string? After) Of(string? before, string? after)
    {
        var (old, now) = (before is null ? null : OneLine.Of(before), after is null ? null : OneLine.Of(after));
        if (old is null || now is null || (old == before && now == after && Math.Max(old.Length, now.Length) <= Whole))
        {
            return (Cut(old, 0, 0), Cut(now, 0, 0));
        }

        var shorter = Math.Min(old.Length, now.Length);
        var start = Enumerable.Range(0, shorter).TakeWhile(i => old[i] == now[i]).Count();
        var end = Enumerable.Range(1, shorter - start).TakeWhile(i => old[^i] == now[^i]).Count();
        return (Cut(old, start, end), Cut(now, start, end));
    }

    private static string? Cut(string? text, int start, int end)
    {
        if (text is null)
        {
            return null;
        }

        var from = Math.Max(0, start - Around);
        var to = Math.Min(Math.Min(text.Length, text.Length - end + Around), from + Whole);
        return $"{(from > 0 ? "…" : "")}{text[from..to]}{(to < text.Length ? "…" : "")}";
    }
}
