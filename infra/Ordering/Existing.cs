using System.Text.RegularExpressions;

namespace Infra.Ordering;

/// <summary>Reads what may not exist yet, for settings that Azure accepts only once another resource is there.</summary>
internal static partial class Existing
{
    /// <returns>Null if Azure has no such resource.</returns>
    public static async Task<T?> FindAsync<T>(Task<T> read)
        where T : class
    {
        try
        {
            return await read;
        }
        catch (Exception exception) when (Missing().IsMatch(exception.Message))
        {
            return null;
        }
    }

    /// <summary>The provider gives the status and Azure's code, as in ResourceNotFound and ParentResourceNotFound.</summary>
    [GeneratedRegex(@"NotFound|\b404\b")]
    private static partial Regex Missing();
}
