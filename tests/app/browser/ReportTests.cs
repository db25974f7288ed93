using System.Diagnostics;
using System.Text.RegularExpressions;
using CommandLine;
using Microsoft.Playwright;

namespace App.Browser.Tests;

/// <summary>Preflight's report in a browser.</summary>
public sealed class ReportTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly Lazy<Task<string>> LazyReport = new(WriteAsync);

    [BrowserFact(NeedsAxe = true)]
    public async Task Axe_reports_no_violation_in_a_report()
    {
        var page = await OpenAsync(1280);
        foreach (var width in new[] { 1280, 360 })
        {
            await page.SetViewportSizeAsync(width, 900);

            Assert.Empty(await Axe.ViolationsAsync(page));
        }

        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task A_report_scrolls_vertically_only_and_loads_no_other_file()
    {
        var page = await OpenAsync(1280);
        foreach (var width in new[] { 1280, 320 })
        {
            await page.SetViewportSizeAsync(width, 900);

            Assert.True(
                await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
                $"scrolls sideways at {width} px"
            );
            Assert.Equal(0, await page.EvaluateAsync<int>("performance.getEntriesByType('resource').length"));
            Assert.Equal(1, await page.Locator("svg[role=img]").CountAsync());
        }

        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task A_printed_report_shows_the_whole_picture_and_no_navigation()
    {
        var page = await OpenAsync(800);
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.False(await page.Locator("nav").IsVisibleAsync());
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.picture svg').getBoundingClientRect().right <= innerWidth"));
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task Every_section_is_linked_at_the_top()
    {
        var page = await OpenAsync(1280);

        foreach (var link in await page.Locator("nav a").AllAsync())
        {
            await link.ClickAsync();
            Assert.True(await page.Locator(new Uri(page.Url).Fragment).IsVisibleAsync());
        }

        Assert.Equal(8, await page.Locator("nav a").CountAsync());
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task The_filter_shows_the_matching_resources_and_hides_empty_groups()
    {
        var page = await OpenAsync(1280);
        var all = await page.Locator("details.group").CountAsync();

        await page.Locator("#filter").FillAsync("search PRIVATEENDPOINT");

        await Assertions.Expect(page.Locator("details.group:visible")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("details.group tbody tr:visible")).ToHaveTextAsync([new Regex("^search-endpoint")]);
        await Assertions.Expect(page.Locator("#filter-count")).ToHaveTextAsync("1 resource");

        await page.Locator("#filter").FillAsync("no such resource");
        await Assertions.Expect(page.Locator("details.group:visible")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#filter-count")).ToHaveTextAsync("0 resources");

        await page.Locator("#filter").FillAsync("");
        await Assertions.Expect(page.Locator("details.group:visible")).ToHaveCountAsync(all);
        await Assertions.Expect(page.Locator("details.group tbody tr:visible")).ToHaveCountAsync(0);
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task The_policy_of_a_report_blocks_every_script_but_its_own()
    {
        var page = await browser.OpenBlankAsync();
        var spoiled = (await File.ReadAllTextAsync(await LazyReport.Value)).Replace(
            "</main>",
            "<script>document.title = 'run'</script></main>"
        );

        await page.SetContentAsync(spoiled);

        Assert.NotEqual("run", await page.TitleAsync());
        Assert.True(await page.Locator("#filter").IsVisibleAsync());
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task Without_scripts_a_report_shows_every_group_and_no_filter()
    {
        var page = await browser.OpenBlankAsync(new() { JavaScriptEnabled = false });
        await page.GotoAsync(new Uri(await LazyReport.Value).AbsoluteUri);

        await Assertions.Expect(page.Locator("#filter")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("details.group").First).ToBeVisibleAsync();
        await page.CloseAsync();
    }

    private async Task<IPage> OpenAsync(int width)
    {
        var page = await browser.OpenBlankAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 900 },
            }
        );
        page.Console += (_, message) => Assert.False(message.Type == "error", message.Text);
        await page.GotoAsync(new Uri(await LazyReport.Value).AbsoluteUri);
        return page;
    }

    /// <summary>The report of the tests' own prod.</summary>
    private static async Task<string> WriteAsync()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "report.html");
        var stacks = Checkout.At("tests", "fixtures", "stacks");
        var written = await FinishedProcess.RunAsync(
            new ProcessStartInfo(
                "dotnet",
                [Checkout.Built("tools/preflight", "preflight.dll"), "report", "prod", "--config-dir", stacks, "--output", file]
            )
            {
                WorkingDirectory = Checkout.Root,
            }
        );
        Assert.True(written.ExitCode == 0, written.All);
        return file;
    }
}
