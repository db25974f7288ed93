namespace App.Privacy;

/// <summary>Finds payment card numbers by length, first digit and check digit.</summary>
internal static class CardNumbers
{
    /// <param name="digits">Groups of digits, separated by spaces or hyphens; a card number can be some of the groups.</param>
    public static string Mask(string digits)
    {
        for (var start = 0; start < digits.Length; start++)
        {
            if (start > 0 && char.IsAsciiDigit(digits[start - 1]))
                continue;

            for (var end = digits.Length; end > start; end--)
                if ((end == digits.Length || !char.IsAsciiDigit(digits[end])) && IsCard(digits.AsSpan(start, end - start)))
                    return $"{digits[..start]}[card]{Mask(digits[end..])}";
        }

        return digits;
    }

    /// <summary>Luhn's check: from the right, every second digit doubled.</summary>
    public static bool IsCard(ReadOnlySpan<char> number)
    {
        if (number is not [>= '2' and <= '6', .., not (' ' or '-')])
            return false;

        var (sum, digits) = (0, 0);
        for (var i = number.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(number[i]))
                continue;

            var digit = (number[i] - '0') * (digits++ % 2 == 0 ? 1 : 2);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return digits is >= 13 and <= 19 && sum % 10 == 0;
    }
}
