using System.Xml;

namespace Preflight.AzureModel;

/// <summary>Durations as Azure has them: PT5M, P1D.</summary>
public static class IsoDuration
{
    /// <returns>Null if the text is no duration, or is secret or unknown; the longest there is for one that is longer.</returns>
    public static TimeSpan? Of(string? text)
    {
        try
        {
            return text is null || AzureResource.IsHidden(text) ? null : XmlConvert.ToTimeSpan(text);
        }
        catch (FormatException)
        {
            return null;
        }
        catch (OverflowException)
        {
            return TimeSpan.MaxValue;
        }
    }
}
