using Microsoft.Playwright;

namespace App.Browser.Tests;

/// <summary>The accessibility checker, axe-core.</summary>
internal static class Axe
{
    /// <summary>The rules that depend on colors. Dark colors change the result of no other rule.</summary>
    private const string ColorRules = "{ runOnly: ['color-contrast', 'link-in-text-block'] }";

    private static readonly Lazy<string> Source = new(() => File.ReadAllText(Tools.AxeCore));

    /// <summary>Checks the page with all rules in light colors, and with the rules on colors in dark ones.</summary>
    /// <returns>One line for each violation: the colors, the rule and its first element.</returns>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        // The page forbids inline script, so the debugger evaluates the checker; it stays until the page navigates.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Source.Value);

        List<string> found = [];
        foreach (var (colors, rules) in new[] { (ColorScheme.Dark, ColorRules), (ColorScheme.Light, "{}") })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = colors });
            found.AddRange(
                await page.EvaluateAsync<string[]>(
                    $"async () => (await axe.run({rules})).violations.flatMap(({{ id, nodes }}) => "
                        + $"nodes.map(({{ html }}) => `{colors} ${{id}} ${{html}}`))"
                )
            );
        }

        return found;
    }
}
