using Microsoft.Playwright;

namespace App.Browser.Tests;

/// <summary>One app and one browser for all tests; each test gets a profile of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private RunningApp? app;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        if (Tools.WhySkip(needsAxe: false) is not null)
            return;

        Assertions.SetDefaultExpectTimeout(20_000);
        app = await RunningApp.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Tools.Chromium,
                // No sandbox, because CI runs as root; the rest keeps the browser from calling home.
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
    }

    /// <param name="session">What /api/session answers; the app's own answer where it is left out.</param>
    /// <param name="script">Runs before the page's own.</param>
    internal Task<ChatPage> OpenAsync(
        ColorScheme colors = ColorScheme.Light,
        int width = 1280,
        int height = 820,
        string locale = "en-US",
        string? session = null,
        string? script = null
    ) =>
        ChatPage.OpenAsync(
            browser!,
            app!.Address,
            new()
            {
                ColorScheme = colors,
                Locale = locale,
                ViewportSize = new() { Width = width, Height = height },
                Permissions = ["clipboard-read", "clipboard-write"],
            },
            session,
            script
        );

    internal string Address => app!.Address;

    internal Task<IPage> OpenBlankAsync(BrowserNewPageOptions? options = null) => browser!.NewPageAsync(options);

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (app is not null)
            await app.DisposeAsync();
    }
}
