using Microsoft.Playwright;

[assembly: CollectionBehavior(MaxParallelThreads = 4)]

namespace App.Browser.Tests;

/// <summary>
/// The app and the browser of a test class. Classes run in parallel and share both; a test has a browser profile to itself. The
/// first class starts them and the last one ends them.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static int users;
    private static RunningApp? app;
    private static IPlaywright? playwright;
    private static IBrowser? browser;
    private static PagePool? pool;

    public async Task InitializeAsync()
    {
        if (Tools.WhySkip(needsAxe: false) is not null)
            return;

        await Gate.WaitAsync();
        try
        {
            if (users++ == 0)
                await StartAsync();
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <param name="session">What /api/session answers; the app's own answer if left out.</param>
    /// <param name="script">Runs before the page's own.</param>
    internal Task<ChatPage> OpenAsync(
        ColorScheme colors = ColorScheme.Light,
        int width = 1280,
        int height = 820,
        string locale = "en-US",
        string? session = null,
        string? script = null
    ) => ChatPage.OpenAsync(pool!, new PageLook(colors, width, height, locale), session, script);

    internal string Address => pool!.Address;

    internal Task<IPage> OpenBlankAsync(BrowserNewPageOptions? options = null) => browser!.NewPageAsync(options);

    public async Task DisposeAsync()
    {
        if (Tools.WhySkip(needsAxe: false) is not null)
            return;

        await Gate.WaitAsync();
        try
        {
            if (--users == 0)
                await StopAsync();
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(20_000);
        app = await RunningApp.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Tools.Chromium,
                // No sandbox, because CI runs as root; the other switches disable requests of the browser itself.
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
        pool = new PagePool(browser, app.Address);
    }

    private static async Task StopAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (app is not null)
            await app.DisposeAsync();
        (pool, browser, playwright, app) = (null, null, null, null);
    }
}
