using App.Settings;

namespace App.Identity;

/// <summary>Whether people sign in before the app sees them, and whether the platform says that it sees to it.</summary>
/// <param name="IsRequired">Identity:SignIn is AppService.</param>
/// <param name="IsVouchedFor">
/// App Service's own variable. Only then does the platform strip the headers that name a person from what comes from outside.
/// </param>
internal sealed record SignInSettings(bool IsRequired, bool IsVouchedFor)
{
    public static SignInSettings Read(SettingsReader read) =>
        new(
            read.Choice("Identity:SignIn", ["None", "AppService"], "None") == "AppService",
            bool.TryParse(read.Text("WEBSITE_AUTH_ENABLED"), out var enabled) && enabled
        );
}
