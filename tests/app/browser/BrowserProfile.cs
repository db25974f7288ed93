using Microsoft.Playwright;

namespace App.Browser.Tests;

/// <summary>A browser profile with one page. It serves one test at a time, and is as new for each.</summary>
internal sealed class BrowserProfile(IBrowserContext context, IPage page, ICDPSession debugger, string locale) : IAsyncDisposable
{
    public string Locale => locale;

    public IPage Page => page;

    public static async Task<BrowserProfile> CreateAsync(IBrowser browser, string locale)
    {
        var context = await browser.NewContextAsync(new() { Locale = locale, Permissions = ["clipboard-read", "clipboard-write"] });
        var page = await context.NewPageAsync();
        return new BrowserProfile(context, page, await context.NewCDPSessionAsync(page), locale);
    }

    /// <summary>Without animations: they take time and draw frames that no test looks at. A test of them turns them on.</summary>
    public async Task ShowAsync(PageLook look)
    {
        await page.SetViewportSizeAsync(look.Width, look.Height);
        await page.EmulateMediaAsync(
            new()
            {
                ColorScheme = look.Colors,
                Media = Media.Null,
                ReducedMotion = ReducedMotion.Reduce,
                ForcedColors = ForcedColors.Null,
            }
        );
    }

    /// <summary>Removes what a test can leave: routes, the page, its stored data and the place of the mouse.</summary>
    public async Task ResetAsync(string address)
    {
        await page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
        // A document without scripts, and of the same origin: another one would need another renderer process.
        await page.GotoAsync($"{address}/favicon.svg");
        await page.EvaluateAsync("() => sessionStorage.clear()");
        await debugger.SendAsync("Storage.clearDataForOrigin", new() { ["origin"] = address, ["storageTypes"] = "all" });
        await page.Mouse.MoveAsync(0, 0);
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
