using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace App.Browser.Tests;

/// <summary>Profiles that wait for their next test. A new one costs two renderer processes and a load without any cache.</summary>
/// <param name="address">The app's, without a slash at the end.</param>
internal sealed class PagePool(IBrowser browser, string address)
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<BrowserProfile>> idle = [];

    public string Address => address;

    public async Task<BrowserProfile> TakeAsync(PageLook look)
    {
        var profile = Idle(look.Locale).TryTake(out var found) ? found : await BrowserProfile.CreateAsync(browser, look.Locale);
        await profile.ShowAsync(look);
        return profile;
    }

    public async Task ReturnAsync(BrowserProfile profile, bool isReusable)
    {
        if (!isReusable)
        {
            await profile.DisposeAsync();
            return;
        }

        await profile.ResetAsync(address);
        Idle(profile.Locale).Add(profile);
    }

    private ConcurrentBag<BrowserProfile> Idle(string locale) => idle.GetOrAdd(locale, _ => []);
}
